package org.aeneas.bench.internal.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.io.sstable.CQLSSTableWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes SSTables that change rows of a sample table, chosen at random; runs in a process of its own, with Cassandra's
 * jars. Each SSTable is what a node would have flushed in one cycle.
 */
public final class MakeChanges {
    private static final Logger LOG = LoggerFactory.getLogger(MakeChanges.class);
    private static final long FIRST_WRITE_MICROS = 1_800_000_000_000_000L;
    private static final long SEED = 31;

    private record Place(SampleKey key, int clustering) {
    }

    private MakeChanges() {
    }

    /**
     * Folder, file with the CREATE TABLE statement, INSERT statement, rows of the table, rows a partition, SSTables, and
     * the rows that each changes.
     */
    public static void main(String[] arguments) {
        try {
            Path folder = Path.of(arguments[0]);
            String table = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
            SplittableRandom random = new SplittableRandom(SEED);
            for (int cycle = 1; cycle <= Integer.parseInt(arguments[5]); cycle++) {
                write(folder, table, arguments[2] + " USING TIMESTAMP " + (FIRST_WRITE_MICROS + cycle), cycle,
                        places(random, Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]),
                                Integer.parseInt(arguments[6])));
            }
            // Cassandra's threads would keep the process.
            System.exit(0);
        } catch (IOException | RuntimeException e) {
            LOG.error("Failed", e);
            System.exit(1);
        }
    }

    private static List<Place> places(SplittableRandom random, long rows, int rowsPerPartition, int count) {
        Set<Long> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(random.nextLong(rows));
        }
        return chosen.stream()
                .map(row -> new Place(SampleKey.of(row / rowsPerPartition), (int) (row % rowsPerPartition)))
                .sorted(Comparator.comparingLong((Place place) -> place.key().token()).thenComparingInt(Place::clustering))
                .toList();
    }

    private static void write(Path folder, String table, String insert, int cycle, List<Place> places)
            throws IOException {
        try (CQLSSTableWriter writer = CQLSSTableWriter.builder().inDirectory(folder.toString()).forTable(table)
                .withPartitioner(Murmur3Partitioner.instance).using(insert).sorted().build()) {
            for (Place place : places) {
                writer.addRow(SampleRow.of(place.key().text(), place.key().number(), place.clustering(), cycle));
            }
        }
    }
}
