package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deletes of every kind, overlapping and in the same SSTable as what they delete, statics, tables of keys only, compact
 * tables, dropped columns, empty values, compressors, partitioners: what is read equals what the node answered.
 */
class GeneratedReadingTest {

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_what_the_node_answered(Generated node, String table, String line) {
        try (RowSource source = open(node, table, line)) {
            assertEquals(node.rows(table), SelectView.of(source.open(TokenRange.ALL, node.asOf())));
        }
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_the_same_in_parts_of_any_size(Generated node, String table, String line) {
        try (RowSource source = open(node, table, line)) {
            for (long target : new long[] {1, 500, 10_000, Long.MAX_VALUE}) {
                List<RowSource.Split> splits = source.splits(target);
                assertEquals(splits, source.splits(target), "the same parts again");
                assertContiguous(splits);
                List<Map<String, String>> rows = new ArrayList<>();
                splits.forEach(split -> rows.addAll(SelectView.of(source.open(split.range(), node.asOf()))));
                assertEquals(node.rows(table), rows, "parts of " + target + " bytes");
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_parts_by_several_threads_at_once(Generated node, String table, String line) {
        try (RowSource source = open(node, table, line)) {
            List<Map<String, String>> rows = source.splits(300).parallelStream()
                    .map(split -> SelectView.of(source.open(split.range(), node.asOf())))
                    .flatMap(List::stream).toList();
            assertEquals(node.rows(table), rows);
        }
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_leave_no_file_open(Generated node, String table, String line) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "needs Linux");
        try (RowSource source = open(node, table, line); RowCursor cursor = source.open(TokenRange.ALL, node.asOf())) {
            assertTrue(cursor.next());
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            Path directory = node.directory(table).toRealPath();
            assertEquals(List.of(), open.map(GeneratedReadingTest::target)
                    .filter(file -> file.startsWith(directory)).toList());
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return descriptor; // it was closed in between
        }
    }

    private static void assertContiguous(List<RowSource.Split> splits) {
        assertEquals("", splits.get(0).range().start());
        assertEquals("", splits.get(splits.size() - 1).range().end());
        for (int i = 1; i < splits.size(); i++) {
            assertEquals(splits.get(i - 1).range().end(), splits.get(i).range().start());
            assertTrue(splits.get(i).estimatedBytes() > 0);
        }
    }

    private static RowSource open(Generated node, String table, String line) {
        return Readers.sstables(line)
                .open(node.schema(table), List.of(node.directory(table)));
    }

    static Stream<Arguments> tables() {
        return Arrays.stream(Generated.values()).flatMap(node -> node.readers.stream()
                .filter(line -> Readers.ofLine(line).isPresent())
                .flatMap(line -> node.tables().stream().map(table -> Arguments.of(node, table, line))));
    }
}
