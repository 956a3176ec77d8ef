package org.aeneas.ui.update.internal;

import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ui.UiThread;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of the dialog in the background; the Progress view shows it and can cancel it too. */
final class UpdateWork<T> extends Job {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateWork.class);

    private final Function<IProgressMonitor, T> work;
    private final Consumer<T> done;
    private final Consumer<Problem> failed;
    private final Runnable cancelled;
    private final ShownProgress.Listener news;

    /** What follows is called on the UI thread: one of {@code done}, {@code failed} and {@code cancelled}. */
    UpdateWork(String name, Function<IProgressMonitor, T> work, Consumer<T> done, Consumer<Problem> failed,
            Runnable cancelled, ShownProgress.Listener news) {
        super(name);
        this.work = work;
        this.done = done;
        this.failed = failed;
        this.cancelled = cancelled;
        this.news = news;
        setUser(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            T result = work.apply(new ShownProgress(monitor, news));
            UiThread.later(() -> done.accept(result));
            return Status.OK_STATUS;
        } catch (OperationCanceledException e) {
            UiThread.later(cancelled);
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            LOG.warn("{}: {}", getName(), e.problem(), e);
            UiThread.later(() -> failed.accept(e.problem()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} failed", getName(), e);
            UiThread.later(() -> failed.accept(new Problem("update-failed", Messages.Problem_UNEXPECTED,
                    e.getClass().getSimpleName(), Messages.Problem_UNEXPECTED_REMEDY)));
        }
        // The dialog tells of it; a second window of the platform's would only repeat that.
        return Status.OK_STATUS;
    }
}
