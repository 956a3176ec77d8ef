package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
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
            assertEquals(expected(node, table), SelectView.of(source.open(TokenRange.ALL, node.asOf())));
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
                assertEquals(expected(node, table), rows, "parts of " + target + " bytes");
            }
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
        return new SSTables(List.of(Services.reader(line).orElseThrow()))
                .open(node.schema(table), List.of(node.directory(table)));
    }

    private static List<Map<String, String>> expected(Generated node, String table) {
        TableSchema schema = node.schema(table);
        return node.rows(table).stream().map(row -> {
            Map<String, String> cells = new TreeMap<>();
            row.forEach((name, hex) ->
                    cells.put(name, SelectView.normal(schema.column(name).orElseThrow().type(), hex)));
            return cells;
        }).map(cells -> (Map<String, String>) cells).toList();
    }

    static Stream<Arguments> tables() {
        return Arrays.stream(Generated.values()).flatMap(node -> node.readers.stream()
                .filter(line -> Services.reader(line).isPresent())
                .flatMap(line -> node.tables().stream().map(table -> Arguments.of(node, table, line))));
    }
}
