package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clone datacenter is made and taken back on real nodes through a real sshd, however often the work is cut off. */
class CloneScenarioTest {
    @TempDir
    private Path temporary;

    /** The program is gone, as after kill -9. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<CassandraVersion> versions() {
        return Boolean.getBoolean("aeneas.tests.all") ? Stream.of(CassandraVersion.V2_1, CassandraVersion.V2_2,
                CassandraVersion.V3_0, CassandraVersion.V3_11, CassandraVersion.V4_1, CassandraVersion.V5_0)
                : Stream.of(CassandraVersion.V3_11);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_make_a_clone_and_take_it_back_though_killed_around_every_step(CassandraVersion version)
            throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        try (CloneStage stage = new CloneStage(version, temporary, "SimpleSnitch", 2)) {
            CloneEvidence before = CloneEvidence.fill(stage);
            SourceCluster cluster = stage.discover(stage.hosts());
            CloneJournal journal = CloneJournal.begin(stage.journal(), stage.form, cluster,
                    stage.choices(cluster, Set.of("shop"), OptionalInt.of(150)), Set.of("restarts", "unavailable"));
            assertFalse(Files.readString(stage.journal(), StandardCharsets.ISO_8859_1).contains("Shop"));

            untilDone(stage, (opened, hosts, listener) -> new CloneRun(opened, hosts, stage.keyspaces(), listener)
                    .run(Progress.NONE));
            assertTrue(CloneJournal.open(stage.journal(), stage.form).complete());
            CloneEvidence.requireClone(stage);

            untilDone(stage, (opened, hosts, listener) -> new CloneUndo(opened, hosts, stage.keyspaces(), listener)
                    .undo(true, Progress.NONE));
            before.requireTheSame(stage);
            assertEquals(journal.states().keySet(), CloneJournal.open(stage.journal(), stage.form).states().keySet());
        }
    }

    private interface Work {
        void go(CloneJournal journal, HostLogins hosts, CloneListener listener);
    }

    /** Each attempt is killed at the first step and state that none was killed at. */
    private static void untilDone(CloneStage stage, Work work) {
        List<String> killed = new ArrayList<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        while (true) {
            CloneListener listener = new CloneListener() {
                @Override
                public void state(Step step, StepState state) {
                    String point = step.id() + " " + state;
                    seen.add(point);
                    if (!killed.contains(point)) {
                        killed.add(point);
                        throw new Killed();
                    }
                }
            };
            try {
                work.go(CloneJournal.open(stage.journal(), stage.form), stage.hosts(), listener);
                assertFalse(killed.isEmpty());
                return;
            } catch (Killed e) {
                assertEquals(killed.get(killed.size() - 1), seen.get(seen.size() - 1));
            }
        }
    }
}
