package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.dms.LoadSettings;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agent is killed before or after any change that a load by AWS DMS makes; nothing is made or loaded twice. */
@ExtendWith(StandIns.Extension.class)
class DmsKillTest {
    /** Of the boundaries, the first and every so manieth. */
    private static final int STEP = Boolean.getBoolean("aeneas.tests.all") ? 1 : 6;
    private static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";

    @TempDir
    private Path folder;
    private StandIns aws;
    private Path data;
    private ChildJvm.Program program;

    @BeforeEach
    void prepare(StandIns standIns) throws Exception {
        aws = standIns;
        data = Tables.copyTo(folder.resolve("data"));
        aws.session();
        ProfileFile.write(folder.resolve("profile"), aws);
        program = new ChildJvm.Program(AgentProcess.class,
                BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws", "org.aeneas.sstable.v5"),
                KillTest.VM_ARGUMENTS);
    }

    @Test
    void should_load_everything_once_when_killed_before_or_after_any_change() throws Exception {
        List<String> calls = new ArrayList<>();
        for (int boundary = 0; true; boundary += STEP) {
            String name = "dmskill" + boundary;
            Path home = begin(name);
            try (ChildJvm child = program.start(home.resolve("output"), folder.resolve("profile").toString(),
                    home.toString(), data.toString(), Integer.toString(boundary))) {
                Optional<String> call = child.awaitLine(AgentProcess.WAITS);
                if (call.isEmpty()) {
                    assertTrue(child.output().contains(AgentProcess.DONE), child.output());
                    break;
                }
                calls.add(call.get());
                child.kill();
            }
            assertLoaded(home, name);
        }
        assertTrue(calls.contains("ensure"), "killed while it makes what DMS needs: " + calls);
    }

    private void assertLoaded(Path home, String name) throws InterruptedException {
        try (Agent agent = Agent.open(home, Tables.sources(data), Services.aws(), Agent.SETTINGS, aws.profile())) {
            Task done = agent.await(agent.engine().tasks().get(0).id(), TaskState.DONE);
            assertTrue(done.table(Tables.PLAIN).is(Stage.LOAD, Stage.State.DONE));
            assertEquals(40, done.table(Tables.PLAIN).items(), name);
        }
        assertEquals(40, Moved.of(aws, name, name, Tables.PLAIN).count(Tables.PLAIN), name);
        assertTrue(aws.session().replications().find(name).orElseThrow().isLoaded(), name);
    }

    /** A folder with a task that runs, as soon as somebody opens it. */
    private Path begin(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        String instance = aws.session().replications().instances().stream().filter(Instance::isAvailable).findFirst()
                .orElseThrow().arn();
        try (TaskStore store = TaskStore.open(home)) {
            Task task = store.create(Change.dms(Tables.spec(name, aws.bucket(name), name, Tables.PLAIN),
                    new DmsLoad(name, instance, ROLE, false, LoadSettings.defaults())));
            store.running(task.id(), Instant.now().getEpochSecond(), true);
        }
        return home;
    }
}
