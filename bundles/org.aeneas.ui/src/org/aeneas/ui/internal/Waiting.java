package org.aeneas.ui.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.widgets.Display;

/**
 * Work that the user waits for, such as saving a file: it runs on a thread of its own, so that windows are drawn
 * meanwhile and the work may ask for a password. On the UI thread only.
 */
public final class Waiting {
    private static int underWay;

    private Waiting() {
    }

    /** Whether something is waited for: then nothing else should be begun. */
    public static boolean isUnderWay() {
        return underWay > 0;
    }

    /** @throws RuntimeException what the work throws */
    public static <T> T on(Supplier<T> work) {
        Outcome<T> outcome = new Outcome<>();
        underWay++;
        try {
            BusyIndicator.showWhile(Display.getCurrent(), () -> run(work, outcome));
        } finally {
            underWay--;
        }
        if (outcome.failure != null) {
            throw outcome.failure;
        }
        return outcome.result;
    }

    private static <T> void run(Supplier<T> work, Outcome<T> outcome) {
        try {
            ModalContext.run(monitor -> outcome.of(work), true, new NullProgressMonitor(), Display.getCurrent());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Outcome<T> {
        private volatile T result;
        private volatile RuntimeException failure;

        void of(Supplier<T> work) {
            try {
                result = work.get();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }
}
