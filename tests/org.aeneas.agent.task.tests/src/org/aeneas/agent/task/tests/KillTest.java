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
import java.util.Random;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process with an agent is killed in every stage; another agent on its folder comes to the same end. */
@ExtendWith(StandIns.Extension.class)
class KillTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final int RANDOM_KILLS = ALL ? 200 : 4;
    private static final int KILLS_A_TASK = 5;
    /** Of the boundaries, the first and every so manieth. */
    private static final int STEP = ALL ? 1 : 9;
    static final String[] VM_ARGUMENTS = { "-Xmx128m", "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "-Dorg.apache.cassandra.disable_mbean_registration=true" };

    @TempDir
    private Path folder;
    private StandIns aws;
    private Path data;
    private TableSources sources;
    private ChildJvm.Program program;
    private Moved expected;

    @BeforeEach
    void prepare(StandIns standIns) throws Exception {
        aws = standIns;
        data = Tables.copyTo(folder.resolve("data"));
        sources = Tables.sources(data);
        aws.session();
        ProfileFile.write(folder.resolve("profile"), aws);
        program = new ChildJvm.Program(AgentProcess.class,
                BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws", "org.aeneas.sstable.v5"), VM_ARGUMENTS);
        expected = Undisturbed.move(aws, folder, sources, "kill-none-" + System.nanoTime(),
                "kill-none-" + System.nanoTime());
    }

    @Test
    void should_move_everything_once_when_killed_before_or_after_any_change() throws Exception {
        List<String> calls = new ArrayList<>();
        for (int boundary = 0; true; boundary += STEP) {
            String name = "kill-at-" + boundary;
            Path home = begin(name);
            try (ChildJvm child = start(home, boundary)) {
                Optional<String> call = child.awaitLine(AgentProcess.WAITS);
                if (call.isEmpty()) {
                    assertTrue(child.output().contains(AgentProcess.DONE), child.output());
                    break;
                }
                calls.add(call.get());
                child.kill();
            }
            assertMoved(home, name);
        }
        assertTrue(calls.containsAll(List.of("put", "write")), "killed in each stage: " + calls);
    }

    @Test
    void should_move_everything_once_however_often_it_is_killed() throws Exception {
        Random random = new Random(20260303);
        long alone = timeOfAnUnhurriedTask();
        int kills = 0;
        for (int task = 0; kills < RANDOM_KILLS; task++) {
            String name = "kill-random-" + task;
            Path home = begin(name);
            boolean ended = false;
            for (int i = 0; i < KILLS_A_TASK && !ended && kills < RANDOM_KILLS; i++) {
                try (ChildJvm child = start(home, -1)) {
                    assertTrue(child.awaitLine(AgentProcess.WORKS).isPresent(), child.output());
                    ended = child.await((long) (alone * random.nextDouble()));
                    if (!ended) {
                        child.kill();
                        kills++;
                    }
                }
            }
            assertMoved(home, name);
        }
    }

    @Test
    void should_name_the_process_that_has_the_tasks() throws Exception {
        Path home = begin("in-use");
        try (ChildJvm child = start(home, 0)) {
            assertTrue(child.awaitLine(AgentProcess.WAITS).isPresent(), child.output());
            Problem problem = Problems.of("task-store-in-use", () -> TaskStore.open(home));
            assertTrue(problem.what().contains("process " + child.process().pid()), problem.what());
        }
        assertMoved(home, "in-use");
    }

    private long timeOfAnUnhurriedTask() throws Exception {
        Path home = begin("unhurried-task");
        try (ChildJvm child = start(home, -1)) {
            assertTrue(child.awaitLine(AgentProcess.WORKS).isPresent(), child.output());
            long begun = System.nanoTime();
            assertTrue(child.awaitLine(AgentProcess.DONE).isPresent(), child.output());
            return (System.nanoTime() - begun) / 1_000_000;
        }
    }

    /** A folder with a task that runs, as soon as somebody opens it. */
    private Path begin(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        try (TaskStore store = TaskStore.open(home)) {
            Task task = store.create(Tables.spec(name, aws.bucket(name), name, Undisturbed.TABLES));
            store.running(task.id(), Instant.now().getEpochSecond(), true);
        }
        return home;
    }

    private ChildJvm start(Path home, int boundary) throws IOException {
        return program.start(home.resolve("output"), folder.resolve("profile").toString(), home.toString(),
                data.toString(), Integer.toString(boundary));
    }

    private void assertMoved(Path home, String name) throws InterruptedException {
        try (Agent agent = Agent.open(home, sources, Services.aws(), Agent.SETTINGS, aws.profile())) {
            agent.await(agent.engine().tasks().get(0).id(), TaskState.DONE);
        }
        assertEquals(expected, Moved.of(aws, name, name, Undisturbed.TABLES), name);
    }
}
