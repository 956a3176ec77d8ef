package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.aeneas.extract.TableExtract;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that extracts is killed at any instant, again and again, until one comes to the end. */
class KillTest {
    private static final int PARTITIONS = 300;
    private static final int ROWS = 400;
    private static final int KILLS = Boolean.getBoolean("aeneas.tests.all") ? 1000 : 12;
    /** Of one extraction: then it may live. */
    private static final int KILLS_AT_MOST = 12;

    @TempDir
    private Path folder;

    /** Extracts to the folder that is named. */
    public static void main(String[] arguments) {
        System.err.println("goes to work");
        Extracts.run(source(), options(), Path.of(arguments[0]));
    }

    @Test
    void should_come_to_the_same_bytes_however_often_it_is_killed() throws Exception {
        Path whole = folder.resolve("whole");
        Extracts.run(source(), options(), whole);
        Map<String, String> expected = Folders.contents(whole);
        long alone = timeOfAnUnhurriedRun();
        Random random = new Random(20260101);
        for (int kills = 0, extraction = 0; kills < KILLS; extraction++) {
            Path out = folder.resolve("out");
            assertTrue(extraction <= KILLS, "too many came to their end unharmed");
            kills += killUntilItEnds(out, Math.min(KILLS_AT_MOST, KILLS - kills), alone, random);
            assertEquals(expected.keySet(), Folders.contents(out).keySet(), "extraction " + extraction);
            assertEquals(expected, Folders.contents(out), "extraction " + extraction);
            Folders.delete(out);
        }
    }

    private int killUntilItEnds(Path out, int atMost, long alone, Random random) throws Exception {
        int kills = 0;
        for (boolean ended = false; !ended;) {
            try (ChildJvm child = start(out)) {
                awaitWork(child, out);
                ended = child.await(kills < atMost ? (long) (alone * 0.3 * random.nextDouble()) : 120_000);
                if (ended) {
                    assertEquals(0, child.exitStatus(), child.output());
                } else {
                    child.kill();
                    kills++;
                }
            }
            assertTrue(kills <= atMost, "it does not come to its end");
        }
        return kills;
    }

    /** Starting a process takes its time, in which a kill would prove nothing. */
    private static void awaitWork(ChildJvm child, Path out) throws Exception {
        while (!Files.exists(out.resolve(".aeneas/shop.orders/plan.json")) || !child.line("goes to work").isPresent()) {
            if (child.await(5)) {
                return;
            }
        }
    }

    private long timeOfAnUnhurriedRun() throws Exception {
        long begun = System.nanoTime();
        try (ChildJvm child = start(folder.resolve("unhurried"))) {
            assertTrue(child.await(120_000), "the child process hangs");
            assertEquals(0, child.exitStatus(), child.output());
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private ChildJvm start(Path out) throws Exception {
        return Extracts.program(KillTest.class, "-Xmx64m").start(folder.resolve("log"), out.toString());
    }

    private static GeneratedSource source() {
        return new GeneratedSource(5, PARTITIONS, ROWS);
    }

    private static TableExtract.Options options() {
        return Extracts.options(Format.DYNAMODB_JSON, Compression.GZIP, 2)
                .withChunkBytes(3000 * GeneratedSource.ROW_BYTES);
    }
}
