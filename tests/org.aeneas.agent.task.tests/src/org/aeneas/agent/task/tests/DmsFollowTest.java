package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.State;
import org.aeneas.dms.LoadSettings;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that replicate ongoing changes by AWS DMS. */
@ExtendWith(StandIns.Extension.class)
class DmsFollowTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";

    @TempDir
    private Path folder;
    private StandIns aws;
    private AwsSession session;
    private ScriptedChanges changes;

    @BeforeEach
    void prepare(StandIns standIns, AwsSession open) {
        aws = standIns;
        session = open;
        changes = new ScriptedChanges(Tables.sources(Tables.copyTo(folder.resolve("data"))));
    }

    private Agent open() {
        return Agent.open(folder.resolve("agent"), changes.sources(), Services.aws(), Agent.SETTINGS, aws.profile());
    }

    private TaskSpec spec(String name, String... tables) {
        String arn = session.replications().instances().stream().filter(known -> known.name().equals("aeneas-dms"))
                .findFirst().orElseThrow().arn();
        return Change.dms(Tables.spec(name, aws.bucket("follow-" + name), name, tables),
                new DmsLoad(name, arn, ROLE, false, LoadSettings.defaults()))
                .withChanges(Optional.of(new TaskSpec.Changes(false, TaskSpec.Changes.LEAST_SECONDS)));
    }

    private Set<String> items(String name) {
        return Moved.of(aws, "follow-" + name, name, Tables.PLAIN).items().get(Tables.PLAIN);
    }

    private List<org.aeneas.aws.Replications.Task> atDms(String name) {
        return session.replications().find(name + "-changes").stream().toList();
    }

    private static boolean waits(Task task) {
        return task.following().flatMap(Following::finish).filter(finish -> finish.step(Finish.Kind.VALIDATED)
                .state() == Finish.State.RUNNING).isPresent();
    }

    @Test
    void should_let_dms_apply_changes_in_their_order_when_it_has_loaded_all() throws Exception {
        changes.write(1000, "first").delete(1001);
        try (Agent agent = open()) {
            String id = agent.start(spec("dmsfollow", Tables.PLAIN, Tables.COMP));
            agent.await(id, task -> task.following().filter(now -> now.cycle() >= 1).isPresent());
            agent.await(id, task -> items("dmsfollow").stream().anyMatch(item -> item.contains("first")));
            assertEquals(41, items("dmsfollow").size());
            changes.write(1000, "second");
            agent.await(id, task -> items("dmsfollow").stream().anyMatch(item -> item.contains("second")));
            agent.engine().stop(id);
            agent.await(id, TaskState.STOPPED);
            assertTrue(atDms("dmsfollow").stream().noneMatch(task -> task.state() == State.RUNNING));
            changes.delete(1000).write(1002, "third");
            agent.engine().resume(id);
            agent.await(id, task -> task.state() == TaskState.RUNNING
                    && task.following().filter(Following::active).isPresent());
            agent.engine().finish(id);
            agent.await(id, DmsFollowTest::waits);
            assertTrue(items("dmsfollow").stream().noneMatch(item -> item.contains("second")));
            assertTrue(items("dmsfollow").stream().anyMatch(item -> item.contains("third")));
            agent.engine().validated(id);
            agent.await(id, TaskState.DONE);
            assertEquals(41, items("dmsfollow").size());
            List<String> files = session.objects().list("follow-dmsfollow", "migration/one/cdc/").stream()
                    .map(stored -> stored.key().replaceAll(".*/", "")).sorted().toList();
            assertEquals(List.of("CDC00000000000000000001.csv", "CDC00000000000000000002.csv",
                    "CDC00000000000000000003.csv"), files);
            agent.engine().remove(id, Set.of(Remains.DMS, Remains.STAGED));
            assertEquals(List.of(), atDms("dmsfollow"));
            assertEquals(List.of(), session.objects().list("follow-dmsfollow", "migration/one/cdc/"));
        }
    }
}
