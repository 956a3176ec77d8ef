package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.dms.Poller;
import org.aeneas.extract.changes.ChangeLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks that are running: so many of them work at once, the others wait for their turn. For many threads. */
final class RunQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    private final TaskStore store;
    private final TableSources sources;
    private final FileKeys keys;
    private final Aws aws;
    private final EngineSettings settings;
    private final Consumer<Task> ended;
    private final ExecutorService workers;
    /** Of tasks that move what is there; those that follow changes need none. */
    private final Semaphore slots;
    /** Of tasks that replicate changes. */
    private final Map<String, FinishFile> finishes = new ConcurrentHashMap<>();
    /** Changed under the monitor of this. */
    private final Map<String, ActiveRun> runs = new ConcurrentHashMap<>();
    /** Why tasks wait of which the store could not be told: there they are running. */
    private final Map<String, Problem> unstored = new ConcurrentHashMap<>();
    private final DmsPollers dms;
    private volatile Credentials credentials;
    private boolean closed;

    /** @param ended is told what has become of a task that works no more */
    RunQueue(TaskStore store, TableSources sources, FileKeys keys, Aws aws, EngineSettings settings,
            Credentials credentials, Consumer<Task> ended) {
        this.store = store;
        this.sources = sources;
        this.keys = keys;
        this.aws = aws;
        this.settings = settings;
        this.dms = new DmsPollers(settings.dmsPause(), credentials);
        this.credentials = credentials;
        this.ended = ended;
        this.slots = new Semaphore(settings.tasksAtOnce(), true);
        this.workers = Executors.newCachedThreadPool(work -> new Thread(work, "aeneas-task"));
    }

    /** For runs that begin from now on. */
    void use(Credentials others) {
        credentials = others;
    }

    private Poller poller(Task task, Credentials now) {
        return dms.of(task.spec().region(), now);
    }

    /** What is known of the task at this instant; waits for nothing. */
    Task live(Task stored) {
        Task task = Optional.ofNullable(runs.get(stored.id())).filter(ActiveRun::begun).map(run -> run.live(stored))
                .orElseGet(() -> atRest(stored));
        if (task.state() != TaskState.RUNNING) {
            return task;
        }
        // A read that hangs cannot be ended by us: its task runs, but it is what is in the way that it waits for.
        return Optional.ofNullable(unstored.get(task.id())).or(() -> sources.inTheWay(task)).map(task::waitingFor)
                .orElse(task);
    }

    /** Its files tell how far a task is that nobody works at. */
    private Task atRest(Task stored) {
        try {
            return stored.withFollowing(follow(stored, () -> { }).map(it -> it.meter().now()));
        } catch (ProblemException e) {
            LOG.debug("It is not known how far the changes of task {} are", stored.id(), e);
            return stored;
        }
    }

    private Optional<Follow> follow(Task task, Runnable freeSlot) {
        if (task.spec().changes().isEmpty()) {
            return Optional.empty();
        }
        Path folder = store.folder(task.id());
        ChangeLedger ledger = new ChangeLedger(folder.resolve("changes.json"));
        FinishFile finish = finish(task.id());
        return Optional.of(new Follow(ledger, new FollowMeter(task, ledger, finish), finish, freeSlot));
    }

    /** How far the cut-over of a task is. */
    FinishFile finish(String id) {
        return finishes.computeIfAbsent(id, unknown -> new FinishFile(store.folder(id)));
    }

    /** The task is deleted. */
    void forget(String id) {
        finishes.remove(id);
    }

    /** Those that work, as they are at this instant. */
    List<Task> working() {
        return runs.values().stream().filter(ActiveRun::begun).map(run -> run.live(store.task(run.id()))).toList();
    }

    /** A task that is running takes its place, if it has none. */
    synchronized void submit(String id) {
        if (closed || runs.containsKey(id)) {
            return;
        }
        ActiveRun run = new ActiveRun(store, id);
        runs.put(id, run);
        workers.execute(() -> work(run));
    }

    /**
     * Tells a task to stop.
     *
     * @return whether it works, and is going to end; otherwise it is out of the queue
     */
    synchronized boolean stop(String id) {
        Optional<ActiveRun> run = Optional.ofNullable(runs.get(id));
        run.ifPresent(ActiveRun::stop);
        if (run.map(ActiveRun::begun).orElse(false)) {
            return true;
        }
        runs.remove(id);
        return false;
    }

    /** Removes what a task at which nobody works left at AWS. */
    void remove(Task task, Set<Remains> remains) {
        Credentials now = credentials;
        try (AwsSession session = aws.connect(settings.profile(task.spec().region(), now))) {
            new RemainsAtAws(task, store.folder(task.id()), session, poller(task, now)).remove(remains);
        }
    }

    /** Ends all work, within seconds, and leaves the store as it is. */
    void close() {
        synchronized (this) {
            closed = true;
            runs.values().forEach(ActiveRun::stop);
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(2, TimeUnit.MINUTES)) {
                LOG.error("Tasks do not end: {}", runs.keySet());
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    private void work(ActiveRun run) {
        slots.acquireUninterruptibly();
        AtomicBoolean held = new AtomicBoolean(true);
        Runnable freeSlot = () -> {
            if (held.getAndSet(false)) {
                slots.release();
            }
        };
        try {
            work(run, freeSlot);
        } finally {
            freeSlot.run();
        }
    }

    private void work(ActiveRun run, Runnable freeSlot) {
        Task task;
        synchronized (this) {
            if (closed || runs.get(run.id()) != run) {
                return;
            }
            task = store.task(run.id());
            run.begin();
        }
        unstored.remove(run.id());
        TaskLog log = new TaskLog(store.folder(run.id()), task.spec().name(), task.spec().logLevel());
        try {
            run.follow(follow(task, freeSlot));
            Credentials now = credentials;
            run.work(sources, keys, aws, now, settings, poller(task, now), log);
        } catch (ProblemException e) {
            log.problem(e);
            run.halt().because(e.problem());
        }
        Optional<Task> now;
        synchronized (this) {
            runs.remove(run.id());
            now = closed ? Optional.empty() : Optional.of(settle(run, log));
        }
        now.ifPresent(done -> ended.accept(atRest(done)));
        now.filter(done -> done.state() == TaskState.DONE).ifPresent(done -> letGo(done, log));
    }

    private Task settle(ActiveRun run, TaskLog log) {
        try {
            Task task = new Settlement(store, settings).of(run);
            String why = task.problem().map(problem -> ": " + problem.what() + " [" + problem.object() + "]").orElse("");
            log.info("The task is " + task.state().id() + why);
            return task;
        } catch (ProblemException e) {
            // The store cannot be written: there the task is running still.
            log.problem(e);
            unstored.put(run.id(), e.problem());
            return live(store.task(run.id()));
        }
    }

    /** The task is done all the same. */
    private void letGo(Task task, TaskLog log) {
        try {
            sources.end(task);
        } catch (ProblemException e) {
            log.problem(e);
        }
    }
}
