package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.aeneas.aws.ItemStore;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;
import org.aeneas.tests.support.CountingProgress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate limit in write units. */
class RateTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // rate, rows, bytes of a row, units that the table says each took
        "1000, 4000, 100, 1",
        "1000, 1000, 3900, 4",
        "1000, 1300, 100, 3",
        "60, 200, 100, 1"})
    void should_hold(double rate, int rows, int bytes, double units) throws IOException {
        StagedFolder staged = new StagedFolder(folder);
        String value = "x".repeat(bytes);
        List<String> lines = IntStream.range(0, rows).mapToObj(n -> put("p" + n, n, value)).toList();
        MemoryTable table = new MemoryTable().withLatency(5000).withUnitsAnItem(units);
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        table.leavingUnprocessed(item -> {
            synchronized (seconds) {
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            return false;
        });
        LoadReport report = new TableLoader(table, new Target("t", "id", Optional.of("n")),
                LoadOptions.DEFAULT.withUnitsPerSecond(rate)).load(List.of(staged.object("a.json", lines)),
                        staged.source(), Checkpoint.NONE, reject -> { }, rows, new CountingProgress());

        assertEquals(rows * units, report.units(), 0.1);
        double took = report.took().toNanos() / 1e9;
        double batch = ItemStore.MAX_BATCH * units;
        assertTrue(report.units() <= rate * (took + 0.2) + batch, report.units() + " units in " + took + " s");
        assertTrue(report.units() >= rate * took * 0.3, report.units() + " units in " + took + " s");
        double worst = mostInASecond(seconds) * units;
        assertTrue(worst <= rate * 1.5 + batch, "units in the worst second: " + worst);
    }

    private static long mostInASecond(List<Double> seconds) {
        // What is learned of indexes comes with the first answers: look from the second second on.
        return seconds.stream().filter(from -> from >= 1)
                .mapToLong(from -> seconds.stream().filter(at -> at >= from && at < from + 1).count()).max().orElse(0);
    }
}
