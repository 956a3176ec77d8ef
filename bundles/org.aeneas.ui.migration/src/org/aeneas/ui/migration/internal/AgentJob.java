package org.aeneas.ui.migration.internal;

import java.util.function.Consumer;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.migration.internal.watch.Watches.AgentDesk;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;

/** Something that is asked of an agent, in the background. */
public final class AgentJob {

    private AgentJob() {
    }

    /**
     * Asks it.
     *
     * @param done   called on the UI thread after success
     * @param failed called there instead, with what the agent or its connection says
     */
    public static void begin(String name, AgentDesk desk, Consumer<AgentDesk> work, Runnable done,
            Consumer<Problem> failed) {
        schedule(name, () -> work.accept(desk), done, failed);
    }

    /** Work of which nobody needs to know the end; what goes wrong is shown by the platform. */
    public static void background(String name, Runnable work) {
        IJobFunction function = monitor -> {
            try {
                work.run();
                return Status.OK_STATUS;
            } catch (ProblemException e) {
                return Status.error(Problems.text(e.problem()));
            }
        };
        Job.create(name, function).schedule();
    }

    private static void schedule(String name, Runnable work, Runnable done, Consumer<Problem> failed) {
        IJobFunction function = monitor -> run(work, done, failed);
        Job.create(name, function).schedule();
    }

    private static IStatus run(Runnable work, Runnable done, Consumer<Problem> failed) {
        try {
            work.run();
            UiThread.later(done);
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            UiThread.later(() -> failed.accept(e.problem()));
            return Status.OK_STATUS;
        }
    }
}
