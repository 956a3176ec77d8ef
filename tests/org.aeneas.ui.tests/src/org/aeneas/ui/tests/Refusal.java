package org.aeneas.ui.tests;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;

/** Keeps the window for the other tests: the workbench asks it when its own questions are answered. */
final class Refusal implements IWorkbenchListener, AutoCloseable {
    private final AtomicBoolean asked = new AtomicBoolean();

    Refusal() {
        PlatformUI.getWorkbench().addWorkbenchListener(this);
    }

    void awaitAsked() {
        UiThread.waitFor("the end of the workbench", asked::get);
    }

    boolean isAsked() {
        return asked.get();
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        asked.set(true);
        return false;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        throw new AssertionError("closed in spite of the refusal");
    }

    @Override
    public void close() {
        PlatformUI.getWorkbench().removeWorkbenchListener(this);
    }
}
