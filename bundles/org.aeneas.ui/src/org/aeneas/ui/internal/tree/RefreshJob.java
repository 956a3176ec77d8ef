package org.aeneas.ui.internal.tree;

import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

/** Reads a tree again, in the background. */
final class RefreshJob {

    private RefreshJob() {
    }

    /** @param then called on the UI thread with what was read; not if it cannot be: then the platform says why */
    static <T> void begin(Display display, String what, Function<Progress, T> reading, Consumer<T> then) {
        IJobFunction read = monitor -> run(display, reading, then, monitor);
        Job job = Job.create(NLS.bind(Messages.Tree_READING_JOB, what), read);
        job.setUser(true);
        job.schedule();
    }

    private static <T> IStatus run(Display display, Function<Progress, T> reading, Consumer<T> then,
            IProgressMonitor monitor) {
        try {
            T read = reading.apply(new JobProgress(monitor));
            display.asyncExec(() -> then.accept(read));
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            return Status.error(e.problem().what() + "\n" + e.problem().remedy());
        }
    }
}
