package org.aeneas.agent.task.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskListener;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an engine: so many tasks at once, and those that wait, each until its time. For many threads. */
public final class TaskRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    private final TaskStore store;
    private final TableSources sources;
    private final Aws aws;
    private final EngineSettings settings;
    private final Events events = new Events();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(work -> new Thread(work, "aeneas-task-timer"));
    /** Under the monitor of this. */
    private final Map<String, ActiveRun> runs = new LinkedHashMap<>();
    private volatile Credentials credentials;
    private boolean closed;

    public TaskRunner(TaskStore store, TableSources sources, Aws aws, EngineSettings settings,
            Credentials credentials) {
        this.store = store;
        this.sources = sources;
        this.aws = aws;
        this.settings = settings;
        this.credentials = credentials;
        this.workers = Executors.newFixedThreadPool(settings.tasksAtOnce(), work -> new Thread(work, "aeneas-task"));
        long pause = settings.progressPause().toMillis();
        timer.scheduleWithFixedDelay(this::tellProgress, pause, pause, TimeUnit.MILLISECONDS);
    }

    public AutoCloseable listen(TaskListener listener) {
        return events.listen(listener);
    }

    /** What is known of the task at this instant. */
    public synchronized Task live(Task stored) {
        return Optional.ofNullable(runs.get(stored.id())).map(run -> run.live(stored)).orElse(stored);
    }

    /** Begins, or begins again, what an engine before this one has left. */
    public synchronized void recover() {
        for (Task task : store.tasks()) {
            switch (task.state()) {
                case RUNNING -> submit(task.id());
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
            throw TaskStore.illegal(task, "started or resumed so").asException();
        }
        return run(id, true);
    }

    /** Works at it as soon as it is its turn. */
    private Task run(String id, boolean anew) {
        requireOpen();
        Task task = store.running(id, Instant.now().getEpochSecond(), anew);
        events.changed(task);
        submit(id);
        return task;
    }

    /** @return the task, which stops or has stopped */
    public synchronized Task stop(String id) {
        if (store.task(id).state() == TaskState.WAITING) {
            return told(store.state(id, TaskState.STOPPED, Optional.empty()));
        }
        Task stopping = told(store.state(id, TaskState.STOPPING, Optional.empty()));
        Optional<ActiveRun> run = Optional.ofNullable(runs.get(id));
        run.ifPresent(active -> active.halt().stop());
        if (run.map(ActiveRun::begun).orElse(false)) {
            return stopping;
        }
        // It is still in the queue: when its turn comes it finds that there is nothing to do.
        runs.remove(id);
        return told(store.state(id, TaskState.STOPPED, Optional.empty()));
    }

    /** What waits for credentials is tried again at once. */
    public synchronized void credentials(Credentials others) {
        credentials = others;
        store.tasks().stream().filter(task -> task.state() == TaskState.WAITING)
                .filter(task -> task.problem().filter(Causes::endsWithCredentials).isPresent())
                .forEach(task -> run(task.id(), true));
    }

    /** Ends all work, within seconds; what is durable says that it is to go on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            runs.values().forEach(run -> run.halt().stop());
        }
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(2, TimeUnit.MINUTES)) {
                LOG.error("Tasks do not end: {}", runs.keySet());
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } finally {
            events.close();
        }
    }

    private void submit(String id) {
        ActiveRun run = new ActiveRun(store, id);
        runs.put(id, run);
        workers.execute(() -> work(run));
    }

    private void work(ActiveRun run) {
        Task task;
        synchronized (this) {
            if (runs.get(run.id()) != run) {
                return;
            }
            task = store.task(run.id());
            run.begin();
        }
        TaskLog log = new TaskLog(store.folder(run.id()), task.spec().name(), task.spec().logLevel());
        run.work(sources, aws, credentials, settings, log);
        synchronized (this) {
            runs.remove(run.id());
            if (!closed) {
                settle(run, log);
            }
        }
    }

    private void settle(ActiveRun run, TaskLog log) {
        try {
            Task task = told(result(run));
            String why = task.problem().map(problem -> ": " + problem.what() + " [" + problem.object() + "]").orElse("");
            log.info("The task is " + task.state().id() + why);
            if (task.state() == TaskState.DONE) {
                sources.end(task);
            }
        } catch (ProblemException e) {
            // The store cannot be written: there the task is running still, and here it is tried again.
            log.error(e.problem().what() + " [" + e.problem().object() + "]", e);
            again(run.id(), settings.firstRetry());
        }
    }

    private Task result(ActiveRun run) {
        Optional<Problem> failure = run.failure();
        if (run.done()) {
            return store.state(run.id(), TaskState.DONE, Optional.empty());
        }
        if (run.halt().stopped()) {
            return store.state(run.id(), TaskState.STOPPED, Optional.empty());
        }
        Problem problem = failure.orElseThrow(() -> new IllegalStateException("ended without a reason: " + run.id()));
        if (!Causes.passes(problem)) {
            return store.state(run.id(), TaskState.FAILED, failure);
        }
        int attempts = run.moved() ? 1 : store.task(run.id()).attempts() + 1;
        Instant at = Instant.now().plus(settings.retryAfter(attempts));
        Task waiting = store.waiting(run.id(), problem, attempts, at);
        retryAt(run.id(), at);
        return waiting;
    }

    private void retryAt(String id, Instant at) {
        again(id, Duration.between(Instant.now(), at));
    }

    private void again(String id, Duration after) {
        timer.schedule(() -> retry(id), Math.max(0, after.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** If it is not stopped or tried already. */
    private synchronized void retry(String id) {
        if (closed || runs.containsKey(id)) {
            return;
        }
        try {
            Optional<Task> task = store.tasks().stream().filter(known -> known.id().equals(id)).findFirst();
            if (task.isEmpty()) {
                return;
            }
            if (task.get().state() == TaskState.RUNNING) {
                submit(id);
            } else if (task.get().state() == TaskState.WAITING) {
                run(id, false);
            }
        } catch (ProblemException e) {
            LOG.warn("Task {} cannot be tried again yet: {}", id, e.problem().what(), e);
            again(id, settings.firstRetry());
        }
    }

    private void tellProgress() {
        try {
            List<ActiveRun> active;
            synchronized (this) {
                active = List.copyOf(runs.values());
            }
            events.progress(active.stream().filter(ActiveRun::begun).map(run -> run.live(store.task(run.id()))).toList());
        } catch (RuntimeException e) {
            // A task may just have been deleted; the timer must go on.
            LOG.debug("Progress is not told this time", e);
        }
    }

    private Task told(Task task) {
        events.changed(task);
        return task;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
    }
}
