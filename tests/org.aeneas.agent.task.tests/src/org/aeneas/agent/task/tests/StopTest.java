package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that are stopped, wait for their turn, and go on. */
@ExtendWith(StandIns.Extension.class)
class StopTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;
    private StandIns aws;
    private TableSources sources;

    @BeforeEach
    void copyTables(StandIns standIns) {
        aws = standIns;
        sources = Tables.sources(Tables.copyTo(folder.resolve("data")));
    }

    @Test
    void should_know_after_a_kill_how_much_was_loaded() throws Exception {
        String bucket = aws.bucket("task-known");
        Path killed = folder.resolve("killed");
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.DELAY).after(1).withDelay(8000));
        String id;
        try (Agent agent = open()) {
            id = agent.start(Tables.spec("known", bucket, "known", Tables.PLAIN));
            TableStatus live = agent.await(id, task -> loaded(task).done() > 0).table(Tables.PLAIN);
            assertEquals(new TableStatus.Parts(FineSources.PARTS, FineSources.PARTS), live.parts(Stage.EXTRACT));
            assertEquals(new TableStatus.Parts(FineSources.PARTS, FineSources.PARTS), live.parts(Stage.UPLOAD));
            Folders.copy(folder.resolve("agent"), killed);
        }
        try (TaskStore store = TaskStore.open(killed)) {
            TableStatus stored = store.task(id).table(Tables.PLAIN);
            assertTrue(stored.is(Stage.LOAD, Stage.State.RUNNING) && stored.items() > 0, stored::toString);
            assertTrue(loaded(store.task(id)).done() > 0, stored::toString);
        }
        aws.traffic().clear();
        try (Agent agent = open()) {
            Task done = agent.await(id, TaskState.DONE);
            assertEquals(loaded(done).all(), loaded(done).done());
            assertTrue(loaded(done).all() > 1, loaded(done)::toString);
        }
    }

    private static TableStatus.Parts loaded(Task task) {
        return task.table(Tables.PLAIN).parts(Stage.LOAD);
    }

    @ParameterizedTest
    @CsvSource({ "S3, PutObject, stop-upload", "DYNAMODB, BatchWriteItem, stop-load" })
    void should_stop_soon_and_go_on_where_it_was(Service service, String operation, String name) throws Exception {
        String bucket = aws.bucket("task-" + name);
        try (Agent agent = open()) {
            aws.traffic().inject(Fault.always(service, operation, Kind.DELAY).withDelay(700));
            long before = aws.traffic().requests(service, operation);
            String id = agent.start(Tables.spec(name, bucket, name, Tables.PLAIN, Tables.COMP));
            while (aws.traffic().requests(service, operation) == before) {
                Thread.sleep(5);
            }
            long begun = System.nanoTime();
            assertEquals(TaskState.STOPPING, agent.engine().stop(id).state());
            Task stopped = agent.await(id, TaskState.STOPPED);
            assertTrue(System.nanoTime() - begun < SOON.toNanos(), "it took too long");
            assertTrue(stopped.tables().stream().anyMatch(table -> !table.done()), "it had come to its end already");
            aws.traffic().clear();
            agent.engine().resume(id);
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, name);
    }

    @Test
    void should_stop_soon_though_s3_does_not_answer() throws Exception {
        String bucket = aws.bucket("task-silent");
        try (Agent agent = open()) {
            aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.DELAY).times(3).withDelay(40_000));
            long before = aws.traffic().requests(Service.S3, "PutObject");
            String id = agent.start(Tables.spec("silent", bucket, "silent", Tables.PLAIN, Tables.COMP));
            while (aws.traffic().requests(Service.S3, "PutObject") == before) {
                Thread.sleep(5);
            }
            long begun = System.nanoTime();
            agent.engine().stop(id);
            agent.await(id, TaskState.STOPPED);
            assertTrue(System.nanoTime() - begun < SOON.toNanos(), "it took too long");
            aws.traffic().clear();
            agent.engine().resume(id);
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, "silent");
    }

    @Test
    void should_have_stopped_when_the_process_died_while_it_stopped() throws Exception {
        String bucket = aws.bucket("task-died");
        String id;
        try (TaskStore store = TaskStore.open(folder.resolve("agent"))) {
            id = store.create(Tables.spec("died", bucket, "died", Tables.PLAIN, Tables.COMP)).id();
            store.running(id, 1_700_000_000, true);
            store.state(id, TaskState.STOPPING, Optional.empty());
        }
        try (Agent agent = open()) {
            assertEquals(TaskState.STOPPED, agent.engine().task(id).state());
            agent.engine().resume(id);
            assertEquals(1_700_000_000, agent.await(id, TaskState.DONE).asOf().orElseThrow());
        }
        assertMoved(bucket, "died");
    }

    @Test
    void should_go_on_with_the_next_engine_when_one_is_closed() throws Exception {
        String bucket = aws.bucket("task-closed");
        String id;
        try (Agent agent = open()) {
            aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.DELAY).withDelay(500));
            id = agent.start(Tables.spec("closed", bucket, "closed", Tables.PLAIN, Tables.COMP));
            agent.await(id, task -> task.table(Tables.PLAIN).bytes() > 0);
        }
        aws.traffic().clear();
        try (Agent agent = open()) {
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, "closed");
    }

    @Test
    void should_let_no_more_tasks_work_at_once_than_are_allowed() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        String bucket = aws.bucket("task-queue");
        aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.DELAY).withDelay(300));
        try (Agent agent = Agent.open(folder.resolve("agent"), sources, Services.aws(),
                Agent.SETTINGS.withTasksAtOnce(1), aws.profile())) {
            agent.engine().listen(task -> {
                if (task.tables().stream().anyMatch(table -> table.rows() > 0) || task.state() == TaskState.DONE) {
                    log.add(task.spec().name());
                }
            });
            String first = agent.start(Tables.spec("first", bucket, "queue1", Tables.PLAIN));
            String second = agent.start(Change.names(Tables.spec("second", bucket, "queue2", Tables.PLAIN), "second",
                    bucket, "two", StandIns.REGION));
            String third = agent.start(Change.names(Tables.spec("third", bucket, "queue3", Tables.PLAIN), "third",
                    bucket, "three", StandIns.REGION));
            assertEquals(TaskState.STOPPED, agent.engine().stop(third).state(), "it had not begun");
            aws.traffic().clear();
            agent.await(first, TaskState.DONE);
            agent.await(second, TaskState.DONE);
            assertEquals(TaskState.STOPPED, agent.engine().task(third).state());
        }
        assertTrue(log.lastIndexOf("first") < log.indexOf("second"), log.toString());
    }

    @Test
    void should_tell_every_state_and_not_every_step() throws Exception {
        List<Task> told = new CopyOnWriteArrayList<>();
        aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.DELAY).withDelay(200));
        try (Agent agent = open()) {
            AutoCloseable listening = agent.engine().listen(told::add);
            long begun = System.nanoTime();
            String id = agent.start(Tables.spec("events", aws.bucket("task-events"), "events", Tables.PLAIN));
            agent.await(id, TaskState.DONE);
            long halfSeconds = (System.nanoTime() - begun) / 500_000_000;
            while (told.stream().noneMatch(task -> task.state() == TaskState.DONE)) {
                Thread.sleep(5);
            }
            listening.close();
            assertEquals(TaskState.RUNNING, told.get(0).state());
            assertTrue(told.stream().anyMatch(task -> task.table(Tables.PLAIN).bytes() > 0
                    && !task.table(Tables.PLAIN).done()), "progress");
            assertTrue(told.size() <= halfSeconds + 3, told.size() + " in " + halfSeconds + " half seconds");
        }
    }

    private Agent open() {
        return Agent.open(folder.resolve("agent"), sources, Services.aws(), Agent.SETTINGS, aws.profile());
    }

    private void assertMoved(String bucket, String target) throws Exception {
        Undisturbed.assertSame(aws, folder, sources, bucket, target);
    }
}
