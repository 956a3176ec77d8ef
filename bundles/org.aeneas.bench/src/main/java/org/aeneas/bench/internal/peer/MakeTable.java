package org.aeneas.bench.internal.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;

import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.io.sstable.CQLSSTableWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the SSTables of a sample table; runs in a process of its own, with Cassandra's jars. Every SSTable holds all
 * rows, the later ones with later write times.
 */
public final class MakeTable {
    private static final Logger LOG = LoggerFactory.getLogger(MakeTable.class);
    private static final long FIRST_WRITE_MICROS = 1_700_000_000_000_000L;

    private MakeTable() {
    }

    /** Folder, file with the CREATE TABLE statement, INSERT statement, rows, rows a partition, SSTables. */
    public static void main(String[] arguments) {
        try {
            Path folder = Path.of(arguments[0]);
            String table = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
            long rows = Long.parseLong(arguments[3]);
            int rowsPerPartition = Integer.parseInt(arguments[4]);
            SampleKey[] keys = keys((rows + rowsPerPartition - 1) / rowsPerPartition);
            for (int copy = 0; copy < Integer.parseInt(arguments[5]); copy++) {
                write(folder, table, arguments[2], keys, rows, rowsPerPartition, copy);
            }
            // Cassandra's threads would keep the process.
            System.exit(0);
        } catch (IOException | RuntimeException e) {
            LOG.error("Failed", e);
            System.exit(1);
        }
    }

    /** In the order in which a sorted SSTable has them. */
    private static SampleKey[] keys(long count) {
        SampleKey[] keys = LongStream.range(0, count).mapToObj(SampleKey::of).toArray(SampleKey[]::new);
        Arrays.sort(keys, Comparator.comparingLong(SampleKey::token));
        return keys;
    }

    private static void write(Path folder, String table, String insert, SampleKey[] keys, long rows, int rowsPerPartition,
            int copy) throws IOException {
        String written = insert + " USING TIMESTAMP " + (FIRST_WRITE_MICROS + copy);
        try (CQLSSTableWriter writer = CQLSSTableWriter.builder().inDirectory(folder.toString()).forTable(table)
                .withPartitioner(Murmur3Partitioner.instance).using(written).sorted().build()) {
            for (SampleKey key : keys) {
                long left = rows - key.number() * rowsPerPartition;
                for (int clustering = 0; clustering < Math.min(left, rowsPerPartition); clustering++) {
                    writer.addRow(SampleRow.of(key.text(), key.number(), clustering, copy));
                }
            }
        }
    }
}
