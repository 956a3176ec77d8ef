package org.aeneas.agent.task.internal;

import java.time.Instant;
import java.util.Optional;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;

/** What becomes of a task when a run of it has ended. */
record Settlement(TaskStore store, EngineSettings settings) {

    /** @throws org.aeneas.core.ProblemException if the store cannot be told */
    Task of(ActiveRun run) {
        if (run.done()) {
            return store.state(run.id(), TaskState.DONE, Optional.empty());
        }
        if (run.halt().stopped()) {
            return store.state(run.id(), TaskState.STOPPED, Optional.empty());
        }
        Problem problem = run.failure().orElseGet(() -> Causes.unforeseen(
                new IllegalStateException("ended without a reason"), store.task(run.id()).spec().name()));
        if (!Causes.passes(problem)) {
            return store.state(run.id(), TaskState.FAILED, Optional.of(problem));
        }
        // What has got on meets something new, perhaps; what has not, the same again.
        int attempts = run.moved() ? 1 : store.task(run.id()).attempts() + 1;
        return store.waiting(run.id(), problem, attempts, Instant.now().plus(settings.retryAfter(attempts)));
    }
}
