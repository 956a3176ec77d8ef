package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.tests.support.ChildJvm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From the source's row to the staged file, nothing is made a row: what is left is for chunks. In a process of its own
 * whose young generation is never full, so that what it holds at the end is what was allocated, by all threads.
 */
class AllocationTest {
    /** Without buffers of each thread, which would count as used when they are handed out. */
    private static final String[] HEAP = { "-Xms640m", "-Xmx640m", "-Xmn600m", "-XX:-UseTLAB" };
    private static final int ROWS_PER_PARTITION = 4000;
    private static final int STEP = 24;
    /** Partition 0 is refused, as 97 would be; a reject is an object, and may be. */
    private static final int PARTITIONS = 96;
    /** A boxed number a row would be more. */
    private static final double BYTES_PER_ROW = 12;

    @TempDir
    private Path folder;

    /** Extracts twice, first for what is made once, and prints the bytes that the second time allocated. */
    public static void main(String[] arguments) {
        Format format = Format.named(arguments[0]).orElseThrow();
        Compression compression = Compression.named(arguments[1]).orElseThrow();
        extract(format, compression, Path.of(arguments[2], "first"));
        long before = used();
        extract(format, compression, Path.of(arguments[2], "second"));
        long allocated = used() - before;
        long collections = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
        System.out.println("allocated " + (collections == 0 ? allocated : Long.MAX_VALUE));
    }

    private static void extract(Format format, Compression compression, Path out) {
        Extracts.run(new Accepted(new GeneratedSource(1, PARTITIONS + 1, ROWS_PER_PARTITION)),
                Extracts.options(format, compression, 2), out);
    }

    /** The partitions that DynamoDB takes, in four chunks. */
    private record Accepted(RowSource all) implements RowSource {

        @Override
        public TableSchema schema() {
            return all.schema();
        }

        @Override
        public List<Split> splits(long targetBytes) {
            long rows = STEP * ROWS_PER_PARTITION;
            return IntStream.iterate(0, from -> from < PARTITIONS, from -> from + STEP)
                    .mapToObj(from -> new TokenRange(Integer.toString(from), Integer.toString(from + STEP)))
                    .map(range -> new Split(range, rows * GeneratedSource.ROW_BYTES, rows)).toList();
        }

        @Override
        public RowCursor open(TokenRange range, long asOf) {
            return all.open(range, asOf);
        }

        @Override
        public void close() {
            all.close();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @CsvSource({ "dms-csv,none", "dynamodb-json,zstd" })
    void should_allocate_less_for_a_row_than_an_object(String format, String compression) throws Exception {
        try (ChildJvm child = Extracts.program(AllocationTest.class, HEAP).start(folder.resolve("log"), format,
                compression, folder.toString())) {
            assertTrue(child.await(300_000), "the child process hangs");
            assertEquals(0, child.exitStatus(), child.output());
            long allocated = Long.parseLong(child.line("allocated ").orElseThrow());
            double perRow = allocated / ((double) PARTITIONS * ROWS_PER_PARTITION);
            assertTrue(perRow < BYTES_PER_ROW, perRow + " bytes a row");
        }
    }
}
