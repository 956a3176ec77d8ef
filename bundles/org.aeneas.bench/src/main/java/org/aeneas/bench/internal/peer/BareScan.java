package org.aeneas.bench.internal.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.cql3.statements.schema.CreateTableStatement;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterator;
import org.apache.cassandra.db.partitions.UnfilteredPartitionIterators;
import org.apache.cassandra.db.rows.UnfilteredRowIterator;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.ISSTableScanner;
import org.apache.cassandra.io.sstable.format.SSTableReader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.schema.TableMetadataRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and merges SSTables with Apache Cassandra's own reader and counts the rows; runs in a process of its own, with
 * Cassandra's jars. Whoever does something with the rows cannot be faster.
 */
public final class BareScan {
    private static final Logger LOG = LoggerFactory.getLogger(BareScan.class);

    private final TableMetadata table;
    private final List<SSTableReader> files;

    private BareScan(TableMetadata table, List<SSTableReader> files) {
        this.table = table;
        this.files = files;
    }

    /** Folder, file with the CREATE TABLE statement, keyspace, threads, file to write rows and nanoseconds to. */
    public static void main(String[] arguments) {
        try {
            DatabaseDescriptor.clientInitialization();
            DatabaseDescriptor.setPartitionerUnsafe(Murmur3Partitioner.instance);
            String statement = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
            TableMetadata table = CreateTableStatement.parse(statement, arguments[2])
                    .partitioner(Murmur3Partitioner.instance).build();
            long begun = System.nanoTime();
            long rows = new BareScan(table, open(Path.of(arguments[0]), table)).count(Integer.parseInt(arguments[3]));
            Files.writeString(Path.of(arguments[4]), rows + " " + (System.nanoTime() - begun));
            // Cassandra's threads would keep the process.
            System.exit(0);
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
            LOG.error("Failed", e);
            System.exit(1);
        }
    }

    private static List<SSTableReader> open(Path folder, TableMetadata table) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<SSTableReader> files = new ArrayList<>();
            for (Path data : all.filter(file -> file.getFileName().toString().endsWith("-Data.db")).toList()) {
                files.add(SSTableReader.open(null, Descriptor.fromFile(new File(data)),
                        TableMetadataRef.forOfflineTools(table)));
            }
            return files;
        }
    }

    private long count(int threads) throws ExecutionException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Long>> parts = new ArrayList<>();
        long width = Long.MAX_VALUE / threads * 2;
        for (int i = 0; i < threads; i++) {
            long first = Long.MIN_VALUE + width * i;
            long last = i == threads - 1 ? Long.MAX_VALUE : first + width;
            parts.add(pool.submit(() -> count(new Range<>(token(first), token(last)))));
        }
        long rows = 0;
        for (Future<Long> part : parts) {
            rows += part.get();
        }
        pool.shutdown();
        return rows;
    }

    private static Token token(long value) {
        return new Murmur3Partitioner.LongToken(value);
    }

    private long count(Range<Token> range) {
        List<ISSTableScanner> scanners = new ArrayList<>();
        files.forEach(file -> scanners.add(file.getScanner(range)));
        long rows = 0;
        try (UnfilteredPartitionIterator partitions = merged(scanners)) {
            while (partitions.hasNext()) {
                try (UnfilteredRowIterator partition = partitions.next()) {
                    while (partition.hasNext()) {
                        rows += partition.next().isRow() ? 1 : 0;
                    }
                }
            }
        }
        return rows;
    }

    private UnfilteredPartitionIterator merged(List<ISSTableScanner> scanners) {
        return scanners.size() == 1 ? scanners.get(0)
                : UnfilteredPartitionIterators.merge(scanners, UnfilteredPartitionIterators.MergeListener.NOOP);
    }
}
