package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.delete;
import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.core.Progress;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;
import org.aeneas.load.tests.MemoryTable.Batch;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.CountingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How rows that lie together in the source go out. */
class SpreadTest {
    private static final Target TARGET = new Target("t", "id", Optional.of("n"));

    @TempDir
    private Path folder;

    @Test
    void should_hold_a_wide_partition_to_its_share_and_let_others_pass() throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        List<StagedObject> objects = new ArrayList<>();
        objects.add(staged.object("a.json", rows("wide", 6000)));
        for (int o = 0; o < 3; o++) {
            objects.add(staged.object("b" + o + ".json", partitions("narrow-" + o + "-", 4000)));
        }
        MemoryTable table = new MemoryTable().withLatency(2000);
        LoadOptions options = LoadOptions.DEFAULT.withThreads(8).withPartition(LoadOptions.UNLIMITED, 3)
                .withBufferBytes(2 << 20);
        CountingProgress progress = new CountingProgress();
        long[] wideWhenNarrowWereDone = new long[1];
        table.leavingUnprocessed(item -> {
            if (table.items().size() - table.written("wide") >= 12_000 && wideWhenNarrowWereDone[0] == 0) {
                wideWhenNarrowWereDone[0] = table.written("wide");
            }
            return false;
        });
        LoadReport report = load(table, options, objects, staged, progress);

        assertEquals(new LoadCounts(18_000, 0, 0), report.counts());
        assertEquals(18_000, table.items().size());
        assertEquals(18_000, progress.worked());
        assertTrue(table.mostUnderWay("wide") <= 3, "under way at once: " + table.mostUnderWay("wide"));
        assertTrue(wideWhenNarrowWereDone[0] < 5500,
                "12,000 narrow rows were held up by the wide partition: " + wideWhenNarrowWereDone[0]);
    }

    @Test
    void should_hold_a_wide_partition_to_its_rate() throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        List<StagedObject> objects = List.of(staged.object("a.json", rows("wide", 1500)));
        MemoryTable table = new MemoryTable();
        LoadReport report = load(table, LoadOptions.DEFAULT.withPartition(500, 25), objects, staged,
                new CountingProgress());
        double rate = 1500 / (report.took().toMillis() / 1000.0);
        assertTrue(rate > 350 && rate < 560, "units per second: " + rate);
    }

    @Test
    void should_send_full_batches_of_as_many_partitions_as_there_are() throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        List<String> lines = new ArrayList<>();
        for (int p = 0; p < 50; p++) {
            lines.addAll(rows("p" + p, 100));
        }
        MemoryTable table = new MemoryTable().withLatency(3000);
        load(table, LoadOptions.DEFAULT.withThreads(4), List.of(staged.object("a.json", lines)), staged,
                new CountingProgress());
        double writes = table.batches().stream().mapToInt(Batch::writes).average().orElseThrow();
        double partitions = table.batches().stream().mapToInt(Batch::partitions).average().orElseThrow();
        assertTrue(writes > 20, "writes in a batch: " + writes);
        assertTrue(partitions > 15, "partitions in a batch: " + partitions);
    }

    @Test
    void should_keep_the_order_of_writes_to_one_key() throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (int key = 0; key < 50; key++) {
                lines.add(put("p" + key % 5, key, "round " + round));
                if (key % 10 == 0) {
                    lines.add(delete("p" + key % 5, key));
                }
            }
        }
        AtomicInteger calls = new AtomicInteger();
        MemoryTable table = new MemoryTable().withLatency(500)
                .leavingUnprocessed(item -> calls.incrementAndGet() % 7 == 0);
        LoadReport report = load(table, LoadOptions.DEFAULT.withThreads(8), List.of(staged.object("a.json", lines)),
                staged, new CountingProgress());
        assertEquals(new LoadCounts(1000, 100, 0), report.counts());
        assertTrue(report.resent() > 100, "sent again: " + report.resent());
        assertEquals(45, table.items().size());
        assertTrue(table.items().values().stream()
                .allMatch(item -> item.attributes().get("v").equals(new AttributeValue.S("round 19"))));
    }

    private static LoadReport load(MemoryTable table, LoadOptions options, List<StagedObject> objects,
            StagedFolder staged, Progress progress) {
        return new TableLoader(table, TARGET, options).load(objects, staged.source(), Checkpoint.NONE, reject -> {
            throw new AssertionError(reject.toString());
        }, -1, progress);
    }

    private static List<String> rows(String partition, int count) {
        return IntStream.range(0, count).mapToObj(n -> put(partition, n)).toList();
    }

    private static List<String> partitions(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> put(prefix + n, n)).toList();
    }
}
