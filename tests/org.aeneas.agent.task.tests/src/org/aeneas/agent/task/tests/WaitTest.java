package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.SmallDisk;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks in whose way there is something that passes. */
@ExtendWith(StandIns.Extension.class)
class WaitTest {
    /** Nothing is tried again by itself. */
    private static final EngineSettings PATIENT = Agent.SETTINGS.withRetries(Duration.ofHours(1),
            Duration.ofHours(1));

    @TempDir
    private Path folder;
    private StandIns aws;
    private Path data;
    private TableSources sources;

    @BeforeEach
    void copyTables(StandIns standIns) {
        aws = standIns;
        data = Tables.copyTo(folder.resolve("data"));
        sources = Tables.sources(data);
    }

    @ParameterizedTest
    @CsvSource({ "PutObject, 0, wait-put", "PutObject, 5, wait-puts", "GetObject, 2, wait-get" })
    void should_wait_while_s3_is_lost_and_go_on_by_itself(String operation, int calls, String name) throws Exception {
        String bucket = aws.bucket("task-" + name);
        aws.traffic().inject(Fault.always(Service.S3, operation, Kind.RESET).after(calls));
        try (Agent agent = open(Agent.SETTINGS)) {
            String id = agent.start(Tables.spec(name, bucket, name, Tables.PLAIN, Tables.COMP));
            Task waiting = agent.await(id, TaskState.WAITING);
            Problem problem = waiting.problem().orElseThrow();
            assertEquals("aws-unreachable", problem.code());
            assertTrue(waiting.retryAt().isPresent());
            aws.traffic().clear();
            assertEquals(Optional.empty(), agent.await(id, TaskState.DONE).problem());
        }
        assertMoved(bucket, name);
    }

    @ParameterizedTest
    @CsvSource({ "S3, PutObject, expired-put", "S3, GetObject, expired-get",
            "DYNAMODB, BatchWriteItem, expired-write" })
    void should_wait_for_new_credentials_and_go_on_at_once(Service service, String operation, String name)
            throws Exception {
        String bucket = aws.bucket("task-" + name);
        aws.traffic().inject(Fault.always(service, operation, Kind.EXPIRED_CREDENTIALS).after(2));
        try (Agent agent = open(PATIENT)) {
            String id = agent.start(Tables.spec(name, bucket, name, Tables.PLAIN, Tables.COMP));
            Task waiting = agent.await(id, TaskState.WAITING);
            assertEquals("aws-session-expired", waiting.problem().orElseThrow().code());
            aws.traffic().clear();
            agent.engine().credentials(aws.profile().credentials());
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, name);
    }

    @Test
    void should_wait_longer_each_time_and_remember_it_when_it_is_opened_again() throws Exception {
        String bucket = aws.bucket("task-longer");
        aws.traffic().inject(Fault.always(Service.S3, "*", Kind.EXPIRED_CREDENTIALS));
        String id;
        try (Agent agent = open(Agent.SETTINGS.withRetries(Duration.ofMillis(10), Duration.ofHours(1)))) {
            id = agent.start(Tables.spec("longer", bucket, "longer", Tables.PLAIN, Tables.COMP));
            Task waiting = agent.await(id, task -> task.state() == TaskState.WAITING && task.attempts() == 5);
            long millis = Duration.between(waiting.changed(), waiting.retryAt().orElseThrow()).toMillis();
            assertTrue(millis >= 140 && millis <= 170, millis + " ms");
        }
        aws.traffic().clear();
        try (Agent agent = open(Agent.SETTINGS)) {
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, "longer");
    }

    @Test
    void should_stop_at_once_while_it_waits() throws Exception {
        String bucket = aws.bucket("task-stop-wait");
        aws.traffic().inject(Fault.always(Service.S3, "*", Kind.EXPIRED_CREDENTIALS));
        try (Agent agent = open(PATIENT)) {
            String id = agent.start(Tables.spec("x", bucket, "stop-wait", Tables.COMP));
            agent.await(id, TaskState.WAITING);
            assertEquals(TaskState.STOPPED, agent.engine().stop(id).state());
            aws.traffic().clear();
            agent.engine().credentials(aws.profile().credentials());
            assertEquals(TaskState.STOPPED, agent.engine().task(id).state());
            agent.engine().resume(id);
            agent.await(id, TaskState.DONE);
        }
    }

    @Test
    void should_fail_where_permission_is_missing() throws Exception {
        aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.ACCESS_DENIED));
        try (Agent agent = open(Agent.SETTINGS)) {
            String id = agent.start(Tables.spec("denied", aws.bucket("task-denied"), "denied", Tables.COMP));
            Task failed = agent.await(id, TaskState.FAILED);
            assertEquals("aws-access-denied", failed.problem().orElseThrow().code());
        }
    }

    @Test
    void should_wait_while_the_mount_is_lost() throws Exception {
        String bucket = aws.bucket("task-mount");
        Path mounted = Tables.directory(data, Tables.COMP);
        Path elsewhere = Files.move(mounted, folder.resolve("elsewhere"));
        Files.createDirectory(mounted);
        try (Agent agent = open(Agent.SETTINGS)) {
            String id = agent.start(Tables.spec("mount", bucket, "mount", Tables.PLAIN, Tables.COMP));
            Task waiting = agent.await(id, TaskState.WAITING);
            assertEquals("source-lost", waiting.problem().orElseThrow().code());
            assertEquals(mounted.toString(), waiting.problem().orElseThrow().object());
            Files.delete(mounted);
            Files.move(elsewhere, mounted);
            agent.await(id, TaskState.DONE);
        }
        assertMoved(bucket, "mount");
    }

    @Test
    void should_wait_while_the_disk_is_full() throws Exception {
        String bucket = aws.bucket("task-disk");
        // The first one of a process unpacks SQLite, which alone would fill the disk.
        TaskStore.open(folder.resolve("first")).close();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            Path home = disk.path().resolve("agent");
            try (Agent agent = Agent.open(home, sources, Services.aws(), Agent.SETTINGS, aws.profile())) {
                String id = agent.engine().create(Tables.spec("disk", bucket, "disk", Tables.PLAIN, Tables.COMP)).id();
                aws.traffic().inject(Fault.always(Service.S3, "PutObject", Kind.DELAY).withDelay(300));
                agent.engine().start(id);
                agent.await(id, task -> task.table(Tables.PLAIN).bytes() > 0);
                Path filler = disk.fill();
                Task waiting = agent.await(id, TaskState.WAITING);
                assertEquals("disk-full", waiting.problem().orElseThrow().code());
                assertTrue(waiting.tables().stream().anyMatch(table -> !table.done()), "not done yet");
                Thread.sleep(1000);
                aws.traffic().clear();
                Files.delete(filler);
                agent.await(id, TaskState.DONE);
                assertEquals(TaskState.DONE, agent.store().task(id).state());
            }
        }
        assertMoved(bucket, "disk");
    }

    private Agent open(EngineSettings settings) {
        return Agent.open(folder.resolve("agent"), sources, Services.aws(), settings, aws.profile());
    }

    private void assertMoved(String bucket, String target) throws Exception {
        Undisturbed.assertSame(aws, folder, sources, bucket, target);
    }
}
