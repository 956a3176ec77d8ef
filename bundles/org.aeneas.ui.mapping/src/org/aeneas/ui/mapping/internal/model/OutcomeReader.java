package org.aeneas.ui.mapping.internal.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Reads and maps in the background, the last order only. Called on the UI thread, and answers there. */
final class OutcomeReader {
    private final Consumer<Outcomes> then;
    private Job job;
    private Optional<Problem> problem = Optional.empty();

    OutcomeReader(Consumer<Outcomes> then) {
        this.then = then;
    }

    boolean isReading() {
        return job != null;
    }

    Optional<Problem> problem() {
        return problem;
    }

    void begin(Function<Progress, Outcomes> work) {
        cancel();
        job = new Job(Messages.Tables_READING) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return read(this, work, new JobProgress(monitor));
            }
        };
        job.schedule();
    }

    void cancel() {
        problem = Optional.empty();
        if (job != null) {
            job.cancel();
            job = null;
        }
    }

    private IStatus read(Job own, Function<Progress, Outcomes> work, Progress progress) {
        try {
            Outcomes read = work.apply(progress);
            UiThread.later(() -> end(own, Optional.empty(), read));
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            UiThread.later(() -> end(own, Optional.of(new Problem("cancelled", Messages.Tables_CANCELLED, "",
                    Messages.Tables_AGAIN)), Outcomes.NONE));
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            // The views show it in the place of the tables; a dialog of the platform would say it twice.
            UiThread.later(() -> end(own, Optional.of(e.problem()), Outcomes.NONE));
            return Status.OK_STATUS;
        } catch (RuntimeException e) {
            UiThread.later(() -> end(own, Optional.of(new Problem("mapping-failed", Messages.Tables_FAILED,
                    e.getClass().getSimpleName(), Messages.Look_INTO_LOG)), Outcomes.NONE));
            throw e;
        }
    }

    private void end(Job own, Optional<Problem> failed, Outcomes read) {
        if (own == job) {
            job = null;
            problem = failed;
            then.accept(read);
        }
    }
}
