package org.aeneas.agent.task.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.ServiceProfile;

/** A store with an engine, as an agent has them. */
final class Agent implements AutoCloseable {
    /** With chunks as {@link FineSources} gives them. */
    static final EngineSettings SETTINGS = EngineSettings.DEFAULT.withChunkBytes(1000)
            .withRetries(Duration.ofMillis(200), Duration.ofSeconds(1)).withDmsPause(Duration.ofMillis(50));

    private static final long HANGS_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long POLL_MILLIS = 10;

    private final TaskStore store;
    private final TaskEngine engine;

    private Agent(TaskStore store, TaskEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    static Agent open(Path folder, TableSources sources, Aws aws, EngineSettings settings, ServiceProfile profile) {
        TaskStore store = TaskStore.open(folder);
        try {
            return new Agent(store, TaskEngine.open(store, sources, new FolderKeys(folder.resolve("keys")), aws,
                    settings.withEndpoints(profile.endpoints()), profile.credentials()));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    TaskEngine engine() {
        return engine;
    }

    TaskStore store() {
        return store;
    }

    /** @return its id */
    String start(TaskSpec spec) {
        return engine.start(engine.create(spec).id()).id();
    }

    Task await(String id, TaskState state) throws InterruptedException {
        return await(id, task -> task.state() == state);
    }

    Task await(String id, Predicate<Task> wanted) throws InterruptedException {
        long begun = System.nanoTime();
        for (Task task = engine.task(id); true; task = engine.task(id)) {
            if (wanted.test(task)) {
                return task;
            }
            boolean ended = task.state() == TaskState.DONE || task.state() == TaskState.FAILED;
            if (ended || System.nanoTime() - begun > HANGS_NANOS) {
                throw new AssertionError("It never became what is wanted: " + task.state() + " " + task.problem() + " "
                        + task.tables());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }
}
