package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The formats that lie between those of the fixtures: 200 partitions of three rows at write time 1000; but for jb, then
 * every tenth partition deleted, and of every tenth, beginning with the fifth, the row 1.
 */
class FormatsTest {
    static final Map<String, List<String>> FORMATS = new TreeMap<>(Map.of("jb", List.of(Readers.V3),
            "la", List.of(Readers.V3), "mb", List.of(Readers.V3, Readers.V5),
            "mc", List.of(Readers.V3, Readers.V5), "md", List.of(Readers.V3, Readers.V5)));
    static final TableSchema TABLE = TableSchema.of("gen", "formats", Column.partitionKey("pk", Native.TEXT),
            Column.clustering("ck", Native.INT, false), Column.ofStatic("s", Native.TEXT),
            Column.regular("v", Native.TEXT), Column.regular("l", new ListType(Native.TEXT, false)),
            Column.regular("m", new MapType(Native.TEXT, Native.INT, false)));

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("formats")
    void should_read_a_format_whole_and_in_parts(String format, String line) {
        SSTables sstables = Readers.sstables(line);
        assertEquals(Set.of(format), sstables.find(TABLE, List.of(directory(format))).versions());
        try (RowSource source = sstables.open(TABLE, List.of(directory(format)))) {
            assertEquals(expected(!format.equals("jb")), byPartition(ReadRow.drain(source.open(TokenRange.ALL, 0))));
            List<ReadRow> parts = new ArrayList<>();
            source.splits(3000).forEach(split -> parts.addAll(ReadRow.drain(source.open(split.range(), 0))));
            assertEquals(expected(!format.equals("jb")), byPartition(parts));
        }
    }

    private static Map<String, List<ReadRow>> expected(boolean deletes) {
        Map<String, List<ReadRow>> partitions = new TreeMap<>();
        for (int p = 0; p < 200; p++) {
            if (deletes && p % 10 == 0) {
                continue;
            }
            List<ReadRow> rows = new ArrayList<>();
            rows.add(row(Row.Kind.STATIC, "pk", "'p" + p + "'", "s", "'static" + p + "'"));
            for (int c = 0; c < 3; c++) {
                if (!deletes || p % 10 != 5 || c != 1) {
                    rows.add(row(Row.Kind.REGULAR, "pk", "'p" + p + "'", "ck", "" + c,
                            "v", "'value " + p + "." + c + "'", "l", "['a', 'b" + c + "']",
                            "m", "{'k" + c + "': " + p + "}"));
                }
            }
            partitions.put("'p" + p + "'", rows);
        }
        return partitions;
    }

    private static ReadRow row(Row.Kind kind, String... namesAndLiterals) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < namesAndLiterals.length; i += 2) {
            cells.put(namesAndLiterals[i], namesAndLiterals[i + 1]);
        }
        return new ReadRow(kind, cells, 1000);
    }

    /** A partition that comes twice is an error. */
    private static Map<String, List<ReadRow>> byPartition(List<ReadRow> rows) {
        Map<String, List<ReadRow>> partitions = new TreeMap<>();
        String before = "";
        for (ReadRow row : rows) {
            String key = row.cells().get("pk");
            assertEquals(key.equals(before), partitions.containsKey(key), key);
            partitions.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            before = key;
        }
        return partitions;
    }

    static Path directory(String format) {
        try (Stream<Path> directories = Files.list(Path.of("resources/sstables/f" + format))) {
            return directories.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> formats() {
        return FORMATS.entrySet().stream().flatMap(format -> format.getValue().stream()
                .filter(line -> Readers.ofLine(line).isPresent()).map(line -> Arguments.of(format.getKey(), line)));
    }
}
