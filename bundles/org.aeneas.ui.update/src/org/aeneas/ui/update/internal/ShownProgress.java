package org.aeneas.ui.update.internal;

import org.aeneas.ui.UiThread;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** Tells the dialog, too, what a job's monitor is told; seldom enough for its thread. */
final class ShownProgress extends ProgressMonitorWrapper {
    private static final double STEP = 0.01;

    private final Listener listener;
    private double total = 1;
    private double done;
    private double shown;

    /** On the UI thread. */
    interface Listener {

        /**
         * @param text what is done now; empty for as before
         * @param part of all, from 0 to 1
         */
        void at(String text, double part);
    }

    ShownProgress(IProgressMonitor monitor, Listener listener) {
        super(monitor);
        this.listener = listener;
    }

    @Override
    public void beginTask(String name, int work) {
        super.beginTask(name, work);
        total = Math.max(1, work);
    }

    @Override
    public void subTask(String name) {
        super.subTask(name);
        if (name != null && !name.isBlank()) {
            tell(name);
        }
    }

    @Override
    public void worked(int work) {
        super.worked(work);
        advance(work);
    }

    @Override
    public void internalWorked(double work) {
        super.internalWorked(work);
        advance(work);
    }

    private void advance(double work) {
        done += work;
        if (done / total - shown >= STEP) {
            tell("");
        }
    }

    private void tell(String text) {
        shown = Math.min(1, done / total);
        double part = shown;
        UiThread.later(() -> listener.at(text, part));
    }
}
