package org.aeneas.ui;

import org.aeneas.core.Progress;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Tells a job's monitor, and so the Progress view, what work tells. */
public final class JobProgress implements Progress {
    private static final int UNKNOWN = 1000;

    private final IProgressMonitor monitor;
    private volatile SubMonitor work;

    public JobProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
        this.work = SubMonitor.convert(monitor);
    }

    @Override
    public void begin(String what, String unit, long total) {
        work = SubMonitor.convert(monitor, what, total < 0 ? UNKNOWN : (int) Math.min(total, Integer.MAX_VALUE));
        monitor.subTask(what);
    }

    @Override
    public void worked(long units) {
        work.worked((int) Math.min(units, Integer.MAX_VALUE));
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }
}
