package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema that is not the one with which the files were written. */
class SchemaFitTest {
    private static final long AS_OF = FixtureRows.BEFORE_EXPIRY;

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_skip_and_count_cells_of_columns_that_the_schema_does_not_know(Fixture fixture, String line) {
        Set<String> unknown = Set.of("v", "m", "tp", "st");
        TableSchema schema =
                changed(FixtureTables.schema(fixture, "wide"), column -> !unknown.contains(column.name()), c -> c);
        List<Map<String, String>> expected = cells(FixtureRows.of(fixture, "wide", AS_OF));
        expected.forEach(cells -> cells.keySet().removeAll(unknown));
        try (RowSource source = open(fixture, "wide", line, schema)) {
            RowCursor cursor = source.open(TokenRange.ALL, AS_OF);
            assertEquals(expected, cells(ReadRow.drain(cursor)));
            assertTrue(cursor.unknownCells() >= 10, cursor.unknownCells() + " cells");
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_count_nothing_where_the_schema_knows_all_columns(Fixture fixture, String line) {
        try (RowSource source = open(fixture, "wide", line, FixtureTables.schema(fixture, "wide"))) {
            RowCursor cursor = source.open(TokenRange.ALL, AS_OF);
            assertFalse(ReadRow.drain(cursor).isEmpty());
            assertEquals(0, cursor.unknownCells());
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_take_cells_older_than_their_columns_drop_for_dead(Fixture fixture, String line) {
        TableSchema schema = dropped(FixtureTables.schema(fixture, "wide"), c -> true,
                new DroppedColumn("v", Native.ASCII, false, 2_000_000), new DroppedColumn("v", Native.ASCII, false, 5),
                new DroppedColumn("st", Native.TEXT, true, 2_000_000));
        List<Map<String, String>> expected = cells(FixtureRows.of(fixture, "wide", AS_OF));
        expected.forEach(cells -> cells.values().removeAll(Set.of("'ascii'", "'static0'", "'static1'", "'static2'")));
        try (RowSource source = open(fixture, "wide", line, schema)) {
            assertEquals(expected, cells(ReadRow.drain(source.open(TokenRange.ALL, AS_OF))));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_know_columns_that_are_dropped_and_gone(Fixture fixture, String line) {
        Set<String> gone = Set.of("v", "m", "l");
        TableSchema schema = dropped(FixtureTables.schema(fixture, "wide"), column -> !gone.contains(column.name()),
                new DroppedColumn("v", null, false, 4_000_000), new DroppedColumn("m", null, false, 4_000_000),
                new DroppedColumn("l", new ListType(Native.INT, false), false, 4_000_000));
        List<Map<String, String>> expected = cells(FixtureRows.of(fixture, "wide", AS_OF));
        expected.forEach(cells -> cells.keySet().removeAll(gone));
        try (RowSource source = open(fixture, "wide", line, schema)) {
            RowCursor cursor = source.open(TokenRange.ALL, AS_OF);
            assertEquals(expected, cells(ReadRow.drain(cursor)));
            assertEquals(0, cursor.unknownCells());
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_refuse_a_regular_column_of_another_type(Fixture fixture, String line) {
        Problem problem = problem(fixture, "comp", line, retyped("val", Native.BIGINT));
        assertEquals("schema-mismatch", problem.code(), problem.toString());
        // files before 3.0 do not say their columns' types
        assertTrue(problem.what().contains(fixture.hasRangeDelete() ? "column val" : "Expected 8"), problem.what());
        assertTrue(problem.object().endsWith("Data.db"), problem.object());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_refuse_a_clustering_column_of_another_type(Fixture fixture, String line) {
        assertEquals("schema-mismatch", problem(fixture, "comp", line, retyped("c", Native.INT)).code());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_refuse_a_partition_key_column_of_another_type(Fixture fixture, String line) {
        assertEquals("schema-mismatch", problem(fixture, "comp", line, retyped("a", Native.BIGINT)).code());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_refuse_another_clustering_order(Fixture fixture, String line) {
        assertEquals("schema-mismatch", problem(fixture, "wide", line, column -> column.name().equals("ck1")
                ? Column.clustering("ck1", Native.INT, false) : column).code());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("withHeader")
    void should_refuse_a_frozen_collection_for_one_that_is_not(Fixture fixture, String line) {
        assertEquals("schema-mismatch",
                problem(fixture, "wide", line, retyped("s", new SetType(Native.TEXT, true))).code());
        assertEquals("schema-mismatch",
                problem(fixture, "wide", line, retyped("fs", new SetType(Native.INT, false))).code());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("withHeader")
    void should_say_in_cql_how_types_differ(Fixture fixture, String line) {
        String what = problem(fixture, "wide", line, retyped("ad", Native.INT)).what();
        // 3.0 did not write that a user type was frozen (CASSANDRA-15035)
        assertTrue(what.matches("The schema does not fit the SSTable: column ad is (addr|frozen<addr>) in the file and"
                + " int in the schema\\."), what);
        UserType other = new UserType("feat", "addr", List.of(new UserType.Field("street", Native.TEXT),
                new UserType.Field("zip", Native.UUID)), true);
        what = problem(fixture, "wide", line, retyped("ad", other)).what();
        assertTrue(what.endsWith("addr.zip is int in the file and uuid in the schema, addr.phones"
                + " (frozen<set<text>>) is only in the file.") || what.contains("column ad is addr in the file"), what);
        what = problem(fixture, "comp", line, retyped("a", Native.TEXT)).what();
        assertTrue(what.endsWith("the partition key is (int, text) in the file and (text, text) in the schema."), what);
        what = problem(fixture, "comp", line,
                column -> column.name().equals("b") ? Column.regular("b", Native.TEXT) : column).what();
        assertTrue(what.endsWith("the partition key is (int, text) in the file and (int) in the schema."), what);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("withHeader")
    void should_refuse_a_static_column_for_a_regular_one(Fixture fixture, String line) {
        assertEquals("schema-mismatch", problem(fixture, "wide", line, column -> column.name().equals("st")
                ? Column.regular("st", Native.TEXT) : column).code());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_read_a_column_whose_type_was_widened(Fixture fixture, String line) {
        TableSchema schema = changed(FixtureTables.schema(fixture, "comp"), c -> true, retyped("val", Native.BLOB));
        try (RowSource source = open(fixture, "comp", line, schema)) {
            assertEquals("0x76616c35", ReadRow.drain(source.open(TokenRange.ALL, AS_OF)).get(0).cells().get("val"));
        }
    }

    private static UnaryOperator<Column> retyped(String name, CqlType type) {
        return column -> column.name().equals(name)
                ? new Column(name, type, column.kind(), column.descending()) : column;
    }

    private static TableSchema changed(TableSchema schema, Predicate<Column> kept, UnaryOperator<Column> change) {
        return new TableSchema(schema.keyspace(), schema.name(), schema.id(),
                schema.columns().stream().filter(kept).map(change).toList(), schema.compactStorage(), schema.dropped(),
                schema.indexes(), schema.views(), schema.defaultTtl());
    }

    private static TableSchema dropped(TableSchema schema, Predicate<Column> kept, DroppedColumn... drops) {
        return new TableSchema(schema.keyspace(), schema.name(), schema.id(),
                schema.columns().stream().filter(kept).toList(), schema.compactStorage(), List.of(drops),
                schema.indexes(), schema.views(), schema.defaultTtl());
    }

    private static Problem problem(Fixture fixture, String table, String line, UnaryOperator<Column> change) {
        TableSchema schema = changed(FixtureTables.schema(fixture, table), c -> true, change);
        return assertThrows(ProblemException.class, () -> {
            try (RowSource source = open(fixture, table, line, schema)) {
                ReadRow.drain(source.open(TokenRange.ALL, AS_OF));
            }
        }).problem();
    }

    private static RowSource open(Fixture fixture, String table, String line, TableSchema schema) {
        return Readers.sstables(line)
                .open(schema, List.of(fixture.directory(table)));
    }

    private static List<Map<String, String>> cells(List<ReadRow> rows) {
        List<Map<String, String>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(new LinkedHashMap<>(row.cells())));
        return cells;
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.readers().stream()
                .filter(line -> Readers.ofLine(line).isPresent()).map(line -> Arguments.of(fixture, line)));
    }

    static Stream<Arguments> withHeader() {
        return all().filter(arguments -> ((Fixture) arguments.get()[0]).hasRangeDelete());
    }
}
