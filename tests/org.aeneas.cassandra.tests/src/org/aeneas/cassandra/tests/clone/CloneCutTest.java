package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are cut off in their middle, at moments that nobody chose, are gone on with and taken back. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
class CloneCutTest {
    private static final int CUTS = 14;
    private static final int LONGEST_SECONDS = 20;
    private static final int PATIENCE_SECONDS = 1_800;

    @TempDir
    private Path temporary;

    private interface Work {
        void go(CloneJournal journal, HostLogins hosts);
    }

    @Test
    void should_go_on_and_back_wherever_it_was_cut_off() throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        long seed = Long.getLong("aeneas.tests.seed", System.nanoTime());
        Random dice = new Random(seed);
        try (CloneStage stage = new CloneStage(CassandraVersion.V3_11, temporary, "SimpleSnitch", 2)) {
            CloneEvidence before = CloneEvidence.fill(stage);
            SourceCluster cluster = stage.discover(stage.hosts());
            CloneJournal.begin(stage.journal(), stage.form, cluster,
                    stage.choices(cluster, Set.of("shop"), OptionalInt.of(150)), Set.of("restarts", "unavailable"));
            untilDone(stage, dice, (journal, hosts) -> new CloneRun(journal, hosts, stage.keyspaces(),
                    CloneListener.NONE).run(Progress.NONE));
            assertTrue(open(stage).complete(), "seed " + seed);
            CloneEvidence.requireClone(stage);
            untilDone(stage, dice, (journal, hosts) -> new CloneUndo(journal, hosts, stage.keyspaces(),
                    CloneListener.NONE).undo(true, Progress.NONE));
            assertTrue(open(stage).states().values().stream().allMatch(StepState.UNDONE::equals), "seed " + seed);
            before.requireTheSame(stage);
        }
    }

    private static void untilDone(CloneStage stage, Random dice, Work work) throws Exception {
        int cuts = 0;
        while (true) {
            FutureTask<Void> task = new FutureTask<>(() -> work.go(open(stage), stage.hosts()), null);
            Thread thread = new Thread(task, "cut");
            thread.start();
            try {
                task.get(cuts < CUTS ? 1 + dice.nextInt(LONGEST_SECONDS) : PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                assertTrue(cuts++ < CUTS, "it ends");
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                assertEquals(Thread.State.TERMINATED, thread.getState());
            }
        }
    }

    private static CloneJournal open(CloneStage stage) {
        return CloneJournal.open(stage.journal(), stage.form);
    }
}
