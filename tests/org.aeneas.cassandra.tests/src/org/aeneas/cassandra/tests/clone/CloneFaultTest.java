package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.NodeReport;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a clone is said plainly, stops the work, and can be taken back. */
class CloneFaultTest {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Set<String> CONSENTS = Set.of("restarts", "unavailable");

    @TempDir
    private Path temporary;
    private CloneStage stage;
    private SourceCluster cluster;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        stage = new CloneStage(CassandraVersion.V3_11, temporary, "SimpleSnitch", 1);
        cluster = stage.discover(stage.hosts());
    }

    @AfterEach
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void should_name_all_that_stands_in_the_way_and_change_nothing() throws Exception {
        Map<String, String> before = CloneStage.configuration(stage.sources.get(0));
        CloneJournal journal = CloneJournal.begin(stage.journal(), stage.form, cluster, choices(), CONSENTS);
        Files.writeString(Files.createDirectories(Path.of(stage.clone.home() + "-data/data")).resolve("old"), "x");
        Files.writeString(stage.sources.get(0).file("cassandra-rackdc.properties"), "dc=elsewhere\n");
        CloneRun run = new CloneRun(journal, stage.hosts(), stage.keyspaces(), CloneListener.NONE);
        Set<String> codes = new TreeSet<>(run.preflight(Progress.NONE).stream().map(Problem::code).toList());
        assertEquals(Set.of("clone-occupied", "host-file-changed"), codes);
        assertTrue(codes.contains(Problems.of(() -> run.run(Progress.NONE)).code()));
        Files.delete(stage.sources.get(0).file("cassandra-rackdc.properties"));
        assertEquals(before, CloneStage.configuration(stage.sources.get(0)));
        assertTrue(journal.states().values().stream().allMatch(StepState.WAITING::equals));
    }

    @Test
    void should_stop_where_a_node_does_not_come_back_and_give_it_its_files_again() throws Exception {
        Map<String, String> before = CloneStage.configuration(stage.sources.get(0));
        CloneJournal journal = CloneJournal.begin(stage.journal(), stage.form, cluster, choices(), CONSENTS);
        Path program = stage.sources.get(0).home().resolve("bin/cassandra");
        String script = Files.readString(program);
        Files.writeString(program, "#!/bin/sh\nexit 0\n");
        Problem problem = Problems.of("node-not-back", () -> new CloneRun(journal, stage.hosts(), stage.keyspaces(),
                CloneListener.NONE, SHORT).run(Progress.NONE));
        assertEquals(stage.sources.get(0).address(), problem.object());
        assertEquals(StepState.FAILED, journal.states().get("restart:" + problem.object()));

        Files.writeString(program, script);
        CloneJournal reopened = CloneJournal.open(stage.journal(), stage.form);
        CloneUndo undo = new CloneUndo(reopened, stage.hosts(), stage.keyspaces(), CloneListener.NONE);
        assertEquals(List.of(problem.object()), undo.restarts());
        undo.undo(true, Progress.NONE);
        assertTrue(reopened.undone());
        assertEquals(before, CloneStage.configuration(stage.sources.get(0)));
        assertEquals("SimpleSnitch", stage.discover(stage.hosts()).snitch());
        Problems.of("clone-undoing", () -> new CloneRun(reopened, stage.hosts(), stage.keyspaces(),
                CloneListener.NONE).run(Progress.NONE));
    }

    @Test
    void should_report_a_node_that_cannot_be_looked_at_beside_the_others() throws Exception {
        Discovery discovery = new Discovery(stage.hosts());
        ClusterSight sight = discovery.look(stage.sources.get(0).address(), Progress.NONE);
        NodeReport report = discovery.nodes(sight, Map.of(sight.nodes().get(0).address(), "somewhere"), seen -> { },
                Progress.NONE).get(0);
        assertEquals("login-missing", report.problem().orElseThrow().code());
        Problems.of("login-missing", () -> Discovery.cluster(sight, List.of(report), List.of()));
        Problem none = Problems.of("cassandra-not-found", () -> discovery.look(stage.clone.address(), Progress.NONE));
        assertEquals(stage.clone.address(), none.object());
    }

    private CloneChoices choices() {
        return stage.choices(cluster, Set.of(), OptionalInt.empty());
    }
}
