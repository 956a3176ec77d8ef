package org.aeneas.agent.task.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.dms.Poller;
import org.aeneas.staging.FileForm;

/** A run of a task, from its place in the queue to its result. */
final class ActiveRun {
    private static final long ANSWER_SECONDS = 3;

    private final TaskStore store;
    private final String id;
    private final Halt halt = new Halt();
    private volatile boolean begun;
    private volatile Optional<AwsSession> open = Optional.empty();
    private volatile Optional<RunTables> tables = Optional.empty();
    private volatile Optional<Follow> follow = Optional.empty();

    ActiveRun(TaskStore store, String id) {
        this.store = store;
        this.id = id;
    }

    /** What it is to follow when it works. */
    void follow(Optional<Follow> changes) {
        follow = changes;
    }

    String id() {
        return id;
    }

    Halt halt() {
        return halt;
    }

    /** It is its turn: from now on, whoever stops it has to wait for its end. */
    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /**
     * Tells it to stop. A call that AWS does not answer would go on for a minute: its connection is cut, when those that
     * are answered have had their time.
     */
    void stop() {
        halt.stop();
        CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS)
                .execute(() -> open.ifPresent(AwsSession::close));
    }

    /** The task with what is counted at this instant. */
    Task live(Task stored) {
        Task live = tables.map(now -> stored.withTables(now.now())).orElse(stored);
        return follow.map(now -> live.withFollowing(Optional.of(now.meter().now()))).orElse(live);
    }

    /** Whether it has brought the task further. */
    boolean moved() {
        return tables.map(RunTables::moved).orElse(false) || follow.map(now -> now.meter().moved()).orElse(false);
    }

    boolean done() {
        return tables.map(RunTables::done).orElse(false) && follow.map(Follow::finished).orElse(true);
    }

    /** What is in the way of the whole task, or what tables have failed for. */
    Optional<Problem> failure() {
        return halt.inTheWay().or(() -> tables.flatMap(RunTables::failure));
    }

    /** Works until nothing can be done any more. */
    void work(TableSources sources, FileKeys keys, Aws aws, Credentials credentials, EngineSettings settings,
            Poller dms, TaskLog log) {
        if (halt.requested()) {
            return;
        }
        Task task = store.task(id);
        RunTables now = new RunTables(task, status -> store.table(id, status));
        tables = Optional.of(now);
        ServiceProfile profile = settings.profile(task.spec().region(), credentials);
        try (AwsSession session = aws.connect(profile)) {
            open = Optional.of(session);
            FileForm form = new TaskFileForm(task, store.folder(id), keys).begin();
            new TaskRun(new RunContext(task, store.folder(id), form, session, sources, settings, dms, log, halt),
                    now, follow).work();
        } catch (ProblemException e) {
            log.problem(e);
            halt.because(e.problem());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            Problem problem = Causes.unforeseen(e, task.spec().name());
            log.error(problem.what(), e);
            halt.because(problem);
        } finally {
            open = Optional.empty();
        }
        if (task.spec().dms().isPresent() && store.task(id).state() == TaskState.STOPPING) {
            stopDms(aws, profile, dms, log);
        }
    }

    /** The session of the work may have been cut. An engine that is closed stops nothing at AWS: it goes on there. */
    private void stopDms(Aws aws, ServiceProfile profile, Poller dms, TaskLog log) {
        try (AwsSession session = aws.connect(profile)) {
            DmsTables.stop(store.folder(id), session, dms);
        } catch (ProblemException e) {
            log.problem(e);
            halt.because(e.problem());
        }
    }
}
