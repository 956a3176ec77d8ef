package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;
import org.aeneas.tests.support.ChildJvm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap does not grow with the table, nor with a partition: a process with a very small one stages them. */
class MemoryTest {
    private static final int ROWS = Boolean.getBoolean("aeneas.tests.all") ? 10_000_000 : 500_000;

    private static final int ROWS_OF_A_HUGE_PARTITION = 250_000;

    @TempDir
    private Path folder;

    /** Extracts so many partitions of so many rows to the folder that is named. */
    public static void main(String[] arguments) {
        GeneratedSource source = new GeneratedSource(1, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Extracts.run(source, Extracts.options(Format.DYNAMODB_JSON, Compression.ZSTD, 2).withChunkBytes(8 << 20),
                Path.of(arguments[2]));
    }

    @ParameterizedTest
    @ValueSource(ints = { 10, ROWS_OF_A_HUGE_PARTITION })
    void should_stage_any_number_of_rows_in_a_heap_of_24_megabytes(int rowsPerPartition) throws Exception {
        int perPartition = Math.min(ROWS, rowsPerPartition);
        int partitions = Math.max(2, ROWS / perPartition);
        Path out = folder.resolve("out");
        try (ChildJvm child = Extracts.program(MemoryTest.class, "-Xmx24m").start(folder.resolve("log"),
                Integer.toString(partitions), Integer.toString(perPartition), out.toString())) {
            assertTrue(child.await(590_000), "the child process hangs");
            assertEquals(0, child.exitStatus(), child.output());
        }
        Manifest manifest = Manifest.read(out.resolve("meta/shop/orders/manifest.json"));
        assertTrue(manifest.complete());
        assertEquals((long) partitions * perPartition, manifest.totals().rows());
    }
}
