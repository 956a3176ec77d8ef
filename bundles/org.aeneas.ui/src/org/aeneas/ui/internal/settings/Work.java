package org.aeneas.ui.internal.settings;

import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job behind a dialog, which may be given up at any time, also where it does not listen. */
final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private volatile boolean given;
    private Job job;

    private Work() {
    }

    /**
     * @param name    for people, in the Progress view
     * @param success called on the UI thread, as the other is; neither after {@link #giveUp}
     */
    static <T> Work begin(String name, Function<Progress, T> work, Consumer<T> success, Consumer<Problem> failure) {
        Work begun = new Work();
        IJobFunction function = monitor -> begun.run(work, success, failure, monitor);
        begun.job = Job.create(name, function);
        begun.job.schedule();
        return begun;
    }

    void giveUp() {
        given = true;
        job.cancel();
    }

    private <T> IStatus run(Function<Progress, T> work, Consumer<T> success, Consumer<Problem> failure,
            IProgressMonitor monitor) {
        try {
            T result = work.apply(new JobProgress(monitor));
            tell(() -> success.accept(result));
        } catch (CancelledException e) {
            if (!given) {
                // by the Progress view: the dialog still waits for an answer
                tell(() -> failure.accept(new Problem("cancelled", Messages.Work_CANCELLED, job.getName(),
                        Messages.Work_AGAIN)));
            }
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            LOG.info("{}: {}", job.getName(), e.problem());
            tell(() -> failure.accept(e.problem()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error(job.getName(), e);
            tell(() -> failure.accept(new Problem("unexpected", Messages.Work_UNEXPECTED, job.getName(),
                    Messages.Work_LOG)));
        }
        return Status.OK_STATUS;
    }

    private void tell(Runnable what) {
        UiThread.later(() -> {
            if (!given) {
                what.run();
            }
        });
    }
}
