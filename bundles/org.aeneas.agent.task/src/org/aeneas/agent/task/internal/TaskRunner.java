package org.aeneas.agent.task.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskListener;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, stops and tries again: each change of a task's state is durable before anything is done about it. For many
 * threads.
 */
public final class TaskRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    private final TaskStore store;
    private final EngineSettings settings;
    private final Events events = new Events();
    private final RunQueue queue;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(work -> new Thread(work, "aeneas-task-timer"));
    private boolean closed;

    public TaskRunner(TaskStore store, TableSources sources, FileKeys keys, Aws aws, EngineSettings settings,
            Credentials credentials) {
        this.store = store;
        this.settings = settings;
        this.queue = new RunQueue(store, sources, keys, aws, settings, credentials, this::ended);
        long pause = settings.progressPause().toMillis();
        timer.scheduleWithFixedDelay(this::tellProgress, pause, pause, TimeUnit.MILLISECONDS);
    }

    public AutoCloseable listen(TaskListener listener) {
        return events.listen(listener);
    }

    /** What is known of the task at this instant; waits for nothing. */
    public Task live(Task stored) {
        return queue.live(stored);
    }

    /** Begins, or begins again, what an engine before this one has left. */
    public synchronized void recover() {
        for (Task task : store.tasks()) {
            switch (task.state()) {
                case RUNNING -> queue.submit(task.id());
                case STOPPING -> store.state(task.id(), TaskState.STOPPED, Optional.empty());
                case WAITING -> retryAt(task.id(), task.retryAt().orElse(Instant.EPOCH));
                default -> LOG.debug("Task {} is {}", task.id(), task.state());
            }
        }
    }

    /** Makes a task that is in one of these states running. */
    public synchronized Task run(String id, TaskState... from) {
        Task task = store.task(id);
        if (!Set.of(from).contains(task.state())) {
            throw TransitionProblem.of(task, TaskState.RUNNING.id() + " so");
        }
        return run(id, true);
    }

    /** @return the task, which stops or has stopped */
    public synchronized Task stop(String id) {
        if (store.task(id).state() != TaskState.WAITING) {
            Task stopping = told(store.state(id, TaskState.STOPPING, Optional.empty()));
            if (queue.stop(id)) {
                return stopping;
            }
        }
        return told(store.state(id, TaskState.STOPPED, Optional.empty()));
    }

    /** Columns were added to its tables. */
    public synchronized Task source(String id, String schema, List<TaskSpec.Table> tables) {
        TaskSpec before = store.task(id).spec();
        Task task = store.source(id, schema, tables);
        new TaskLog(store.folder(id), before.name(), before.logLevel())
                .info("Takes over columns that were added: " + AddedColumns.added(before, task.spec()));
        return told(live(task));
    }

    /** Asks for the cut-over. */
    public synchronized Task finish(String id) {
        Task task = following(id);
        queue.finish(id).begin();
        return told(live(task));
    }

    /** The source and DynamoDB were compared, and agree. */
    public synchronized Task validated(String id) {
        Task task = following(id);
        boolean waits = queue.finish(id).now()
                .filter(finish -> finish.step(Finish.Kind.VALIDATED).state() == Finish.State.RUNNING).isPresent();
        if (!waits) {
            throw new Problem("task-state", "The cut-over does not wait for the validation.", task.spec().name(),
                    "Wait until the steps before it are done.").asException();
        }
        queue.finish(id).step(Finish.Kind.VALIDATED, Finish.State.DONE, Optional.empty());
        return told(live(task));
    }

    /** Changes are followed on. */
    public synchronized Task abandonFinish(String id) {
        Task task = following(id);
        if (queue.finish(id).now().filter(finish -> finish.done(Finish.Kind.VALIDATED)).isPresent()) {
            throw new Problem("task-state", "The cut-over is validated and ends.", task.spec().name(),
                    "Create another task to replicate changes again.").asException();
        }
        queue.finish(id).forget();
        return told(live(task));
    }

    private Task following(String id) {
        Task task = store.task(id);
        if (task.spec().changes().isEmpty()) {
            throw new Problem("task-without-changes", "The task does not replicate changes: it ends by itself.",
                    task.spec().name(), "Wait until it is done.").asException();
        }
        if (task.state() != TaskState.RUNNING && task.state() != TaskState.WAITING) {
            throw TransitionProblem.of(task, "finished");
        }
        return task;
    }

    /** The task is deleted. */
    public void forget(String id) {
        queue.forget(id);
    }

    /** Removes what a task left at AWS; waits for nothing else. */
    public void remove(Task task, Set<Remains> remains) {
        if (task.state().active() || task.state() == TaskState.WAITING) {
            throw TransitionProblem.of(task, "deleted");
        }
        if (!remains.isEmpty()) {
            queue.remove(task, remains);
        }
    }

    /** What waits for credentials is tried again at once. */
    public synchronized void credentials(Credentials others) {
        queue.use(others);
        store.tasks().stream().filter(task -> task.state() == TaskState.WAITING)
                .filter(task -> task.problem().filter(Causes::endsWithCredentials).isPresent())
                .forEach(task -> run(task.id(), true));
    }

    /** Ends all work, within seconds; what is durable says that it is to go on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        timer.shutdownNow();
        queue.close();
        events.close();
    }

    private Task run(String id, boolean anew) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        Task task = told(store.running(id, Instant.now().getEpochSecond(), anew));
        queue.submit(id);
        return task;
    }

    private synchronized void ended(Task task) {
        told(task);
        if (task.state() == TaskState.WAITING && !closed) {
            Instant next = Instant.now().plus(settings.firstRetry());
            retryAt(task.id(), task.retryAt().orElse(next));
        } else if (task.state() == TaskState.STOPPING && !closed) {
            // It has stopped, but the store could not be told.
            again(task.id(), settings.firstRetry());
        }
    }

    private void retryAt(String id, Instant at) {
        again(id, Duration.between(Instant.now(), at));
    }

    private void again(String id, Duration after) {
        timer.schedule(() -> retry(id), Math.max(0, after.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** If nobody has done anything about it meanwhile. */
    private synchronized void retry(String id) {
        if (closed) {
            return;
        }
        Optional<Task> task = store.tasks().stream().filter(known -> known.id().equals(id)).findFirst();
        try {
            switch (task.map(Task::state).orElse(TaskState.DONE)) {
                case RUNNING -> queue.submit(id);
                case WAITING -> run(id, false);
                case STOPPING -> stopped(id);
                default -> LOG.debug("Task {} needs no retry", id);
            }
        } catch (ProblemException e) {
            LOG.warn("Task {} cannot be tried again yet: {}", id, e.problem().what(), e);
            again(id, settings.firstRetry());
        }
    }

    private void stopped(String id) {
        if (!queue.stop(id)) {
            told(store.state(id, TaskState.STOPPED, Optional.empty()));
        }
    }

    private void tellProgress() {
        try {
            events.progress(queue.working());
        } catch (RuntimeException e) {
            // A task may just have been deleted; the timer must go on.
            LOG.debug("Progress is not told this time", e);
        }
    }

    private Task told(Task task) {
        events.changed(task);
        return task;
    }
}
