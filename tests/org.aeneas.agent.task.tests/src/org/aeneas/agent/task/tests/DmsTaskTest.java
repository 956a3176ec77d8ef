package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption.BucketDefault;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.dms.LoadSettings;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks whose load AWS DMS does. */
@ExtendWith(StandIns.Extension.class)
class DmsTaskTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";

    @TempDir
    private Path folder;
    private StandIns aws;
    private AwsSession session;

    @BeforeEach
    void copyTables(StandIns standIns, AwsSession open) {
        aws = standIns;
        session = open;
        Tables.copyTo(folder.resolve("data"));
    }

    @AfterEach
    void clear() {
        aws.traffic().clear();
    }

    @Test
    void should_let_dms_load_when_all_tables_are_staged() throws Exception {
        try (Agent agent = open()) {
            Task task = agent.await(agent.start(spec("dmsall", "aeneas-dms", Tables.PLAIN, Tables.COMP)),
                    TaskState.DONE);
            Moved moved = Moved.of(aws, "task-dmsall", "dmsall", Tables.PLAIN, Tables.COMP);
            assertEquals(List.of(40, 8), List.of(moved.count(Tables.PLAIN), moved.count(Tables.COMP)));
            assertEquals(List.of(40L, 8L), List.of(task.table(Tables.PLAIN).items(), task.table(Tables.COMP).items()));
            assertEquals(0, task.table(Tables.PLAIN).rejects());
            assertTrue(task.table(Tables.PLAIN).is(Stage.LOAD, Stage.State.DONE));
        }
    }

    @Test
    void should_count_what_cannot_be_represented() throws Exception {
        try (Agent agent = open()) {
            Task task = agent.await(agent.start(spec("dmsrejects", "aeneas-dms", Tables.REJECTS)), TaskState.DONE);
            assertEquals(List.of(7L, 3L, 4L), List.of(task.table(Tables.REJECTS).rows(),
                    task.table(Tables.REJECTS).rejects(), task.table(Tables.REJECTS).items()));
        }
    }

    @Test
    void should_say_what_is_wrong_at_dms_and_go_on_from_what_is_staged() throws Exception {
        aws.traffic().inject(Fault.always(Service.DMS, "CreateReplicationTask", Fault.Kind.ACCESS_DENIED));
        try (Agent agent = open()) {
            String id = agent.start(spec("dmswrong", "aeneas-dms", Tables.PLAIN));
            Task failed = agent.await(id, TaskState.FAILED);
            assertEquals(Optional.of("aws-access-denied"), failed.problem().map(problem -> problem.code()));
            assertTrue(failed.table(Tables.PLAIN).is(Stage.UPLOAD, Stage.State.DONE));
            aws.traffic().clear();
            agent.engine().resume(id);
            assertEquals(40, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
        }
        try (Agent agent = open()) {
            String id = agent.start(spec("dmsnew", "aeneas-dms-new", Tables.PLAIN));
            assertEquals("dms-instance", agent.await(id, TaskState.FAILED).problem().orElseThrow().code());
        }
    }

    @Test
    void should_stop_dms_too_and_go_on() throws Exception {
        try (Agent agent = open()) {
            String id = agent.start(spec("dmsstop", "aeneas-dms", Tables.PLAIN));
            agent.await(id, task -> task.table(Tables.PLAIN).is(Stage.LOAD, Stage.State.RUNNING));
            agent.engine().stop(id);
            agent.await(id, TaskState.STOPPED);
            assertTrue(session.replications().tasks(atDms("dmsstop")).stream()
                    .noneMatch(task -> task.state() == State.RUNNING || task.state() == State.STARTING));
            agent.engine().resume(id);
            assertEquals(40, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
        }
    }

    @Test
    void should_take_up_what_dms_did_while_no_engine_ran() throws Exception {
        String id;
        try (Agent agent = open()) {
            id = agent.start(spec("dmsclosed", "aeneas-dms", Tables.PLAIN));
            agent.await(id, task -> task.table(Tables.PLAIN).is(Stage.LOAD, Stage.State.RUNNING));
        }
        try (Agent agent = open()) {
            assertEquals(40, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
            assertEquals(40, Moved.of(aws, "task-dmsclosed", "dmsclosed", Tables.PLAIN).count(Tables.PLAIN));
        }
    }

    @Test
    void should_ask_dms_for_all_tasks_together() throws Exception {
        int count = 5;
        aws.traffic().inject(Fault.always(Service.DMS, "DescribeReplicationTasks", Fault.Kind.DELAY));
        long before = aws.traffic().requests(Service.DMS, "DescribeReplicationTasks");
        try (Agent agent = open(Agent.SETTINGS.withTasksAtOnce(count))) {
            List<String> ids = IntStream.range(0, count)
                    .mapToObj(i -> agent.start(spec("dmsmany" + i, "aeneas-dms", Tables.PLAIN))).toList();
            for (String id : ids) {
                assertEquals(40, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
            }
        }
        long asked = aws.traffic().requests(Service.DMS, "DescribeReplicationTasks") - before;
        assertTrue(asked < 4 * count, "alone, each is asked for at least four times: " + asked);
    }

    @Test
    void should_wait_for_credentials_in_the_middle_of_the_load_and_go_on_with_others() throws Exception {
        try (Agent agent = open(Agent.SETTINGS.withRetries(Duration.ofMinutes(5), Duration.ofMinutes(5)))) {
            List<String> ids = List.of(agent.start(spec("dmsexpired1", "aeneas-dms", Tables.PLAIN)),
                    agent.start(spec("dmsexpired2", "aeneas-dms", Tables.PLAIN)));
            aws.traffic().inject(Fault.always(Service.DMS, "DescribeTableStatistics", Fault.Kind.EXPIRED_CREDENTIALS));
            for (String id : ids) {
                assertEquals("aws-session-expired", agent.await(id, TaskState.WAITING).problem().orElseThrow().code());
            }
            aws.traffic().clear();
            agent.engine().credentials(aws.profile().credentials());
            for (String id : ids) {
                assertEquals(40, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
            }
        }
    }

    @Test
    void should_refuse_a_name_that_dms_does_not_take() {
        try (Agent agent = open()) {
            TaskSpec spec = spec("dms--name", "aeneas-dms", Tables.PLAIN);
            assertEquals("dms.name", Problems.of("task-invalid", () -> agent.engine().create(spec)).object());
        }
    }

    @Test
    void should_remove_what_it_left_at_aws_with_the_task_if_asked() throws Exception {
        try (Agent agent = open()) {
            String id = agent.start(spec("dmsgone", "aeneas-dms", Tables.PLAIN));
            Problems.of("task-state", () -> agent.engine().remove(id, EnumSet.allOf(Remains.class)));
            agent.await(id, TaskState.DONE);
            assertEquals(1, atDms("dmsgone").size());
            agent.engine().remove(id, Set.of(Remains.DMS));
            assertEquals(List.of(), atDms("dmsgone"));
            assertFalse(session.objects().list("task-dmsgone", "").isEmpty());
            session.objects().put("task-dmsgone", "migration/one/data/gen/other/LOAD00000001.csv", new byte[1],
                    new BucketDefault());
            aws.traffic().inject(Fault.always(Service.S3, "DeleteObjects", Fault.Kind.ACCESS_DENIED));
            Problems.of("aws-access-denied", () -> agent.engine().remove(id, Set.of(Remains.STAGED)));
            aws.traffic().clear();
            agent.engine().remove(id, EnumSet.allOf(Remains.class));
            assertEquals(List.of("migration/one/data/gen/other/LOAD00000001.csv"), session.objects()
                    .list("task-dmsgone", "").stream().map(Stored::key).toList(), "another one's");
            agent.engine().delete(id);
            assertTrue(session.tables().describe(Tables.target("dmsgone", Tables.PLAIN)).isPresent(), "tables stay");
        }
    }

    private List<String> atDms(String name) {
        return session.replications().find(name).stream().map(task -> task.arn()).toList();
    }

    private Agent open() {
        return open(Agent.SETTINGS);
    }

    private Agent open(EngineSettings settings) {
        return Agent.open(folder.resolve("agent"), Tables.sources(folder.resolve("data")), Services.aws(), settings,
                aws.profile());
    }

    private TaskSpec spec(String name, String instance, String... tables) {
        String arn = session.replications().instances().stream().filter(known -> known.name().equals(instance))
                .findFirst().orElseThrow().arn();
        return Change.dms(Tables.spec(name, aws.bucket("task-" + name), name.replace("--", "-"), tables),
                new DmsLoad(name, arn, ROLE, false, LoadSettings.defaults()));
    }
}
