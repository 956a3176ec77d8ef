package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Schemas that are not quite those of the files. */
class SchemaV5Test {

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @Test
    void should_skip_and_count_cells_of_columns_that_the_schema_does_not_know() {
        TableSchema schema = changed("plain", column -> column.name().equals("w") ? null : column);
        try (RowSource source = FixtureV5.open(schema, FixtureV5.OA.directory("plain"));
                RowCursor cursor = source.open(TokenRange.ALL, 0)) {
            int rows = 0;
            while (cursor.next()) {
                assertTrue(!cursor.row().isNull(1));
                rows++;
            }
            assertEquals(40, rows);
            assertEquals(40, cursor.unknownCells());
        }
    }

    @Test
    void should_skip_and_count_unknown_collections_user_types_and_statics() {
        TableSchema schema = changed("life", column -> List.of("st", "sm", "m", "s", "l", "u").contains(column.name())
                ? null : column);
        try (RowSource source = FixtureV5.open(schema, FixtureV5.OA.directory("life"));
                RowCursor cursor = source.open(TokenRange.ALL, FixtureV5.OA.asOf())) {
            List<ReadRow> rows = new ArrayList<>();
            while (cursor.next()) {
                rows.add(ReadRow.of(cursor.row()));
            }
            assertTrue(rows.stream().noneMatch(row -> row.cells().containsValue("'static only'")), rows.toString());
            assertTrue(rows.stream().noneMatch(row -> isRow(row, "ttl", 5)), "it lives by unknown columns only");
            assertTrue(cursor.unknownCells() > 100, "" + cursor.unknownCells());
        }
    }

    @Test
    void should_not_show_what_was_written_before_a_drop_and_not_count_what_was_dropped() {
        try (RowSource source = FixtureV5.OA.open("drops"); RowCursor cursor = source.open(TokenRange.ALL, 0)) {
            List<String> rows = new ArrayList<>();
            while (cursor.next()) {
                rows.add(ReadRow.of(cursor.row()).cells().toString());
            }
            assertEquals(List.of("{k=1, c=0, e='e0'}", "{k=1, c=1, e='e1', a='new', d=[9]}", "{k=1, c=2, e='e2'}",
                    "{k=1, c=3, e='e3'}", "{k=2, c=2, a='written after the drop'}"), rows);
            assertEquals(0, cursor.unknownCells());
        }
    }

    @Test
    void should_take_the_latest_of_several_drops() {
        List<Column> columns = FixtureV5.schema("drops").columns();
        TableSchema schema = FixtureV5.dropping(columns, new DroppedColumn("a", null, false, 9000),
                new DroppedColumn("a", null, false, 10), new DroppedColumn("d", null, false, 20),
                new DroppedColumn("b", null, false, 5000), new DroppedColumn("s", null, true, 5000));
        try (RowSource source = FixtureV5.open(schema, FixtureV5.OA.directory("drops"))) {
            List<ReadRow> rows = ReadRow.drain(source.open(TokenRange.ALL, 0));
            assertTrue(rows.stream().noneMatch(row -> row.cells().containsKey("a")), rows.toString());
            assertEquals("[1, 2, 9]", rows.get(1).cells().get("d"));
        }
    }

    @Test
    void should_read_what_alter_allowed() {
        UserType longer = new UserType("v5", "addr", List.of(new UserType.Field("road", Native.TEXT),
                new UserType.Field("zip", Native.VARINT), new UserType.Field("tags", new SetType(Native.TEXT, true)),
                new UserType.Field("added", Native.TEXT)), false);
        TableSchema schema = changed("life", column -> switch (column.name()) {
            case "n" -> Column.regular("n", Native.VARINT);
            case "v" -> Column.regular("v", Native.BLOB);
            case "u" -> Column.regular("u", longer);
            default -> column;
        });
        try (RowSource source = FixtureV5.open(schema, FixtureV5.OA.directory("life"))) {
            ReadRow row = ReadRow.drain(source.open(TokenRange.ALL, FixtureV5.OA.asOf())).stream()
                    .filter(r -> isRow(r, "rows", 0)).findFirst().orElseThrow();
            assertEquals("0x7630", row.cells().get("v"));
            assertEquals("0", row.cells().get("n"));
            assertEquals("{road: 's0', zip: 0, tags: {'t'}, added: null}", row.cells().get("u"));
        }
    }

    @Test
    void should_refuse_another_type_naming_column_and_both_types() {
        Problem problem = refused("life", Column.regular("n", Native.TEXT));
        assertEquals("The schema does not fit the SSTable: column n is int in the file and text in the schema.",
                problem.what());
        assertTrue(problem.object().endsWith("Data.db"), problem.object());
        refused("life", Column.regular("m", new SetType(Native.TEXT, false)));
        refused("life", Column.regular("m", new MapType(Native.TEXT, Native.TEXT, true)));
        refused("life", Column.regular("l", new ListType(Native.INT, false)));
        refused("life", Column.regular("u", new TupleType(List.of(Native.TEXT))));
        refused("kinds", Column.regular("vf", new VectorType(Native.FLOAT, 4)));
        refused("cnt", Column.regular("n", Native.BIGINT));
    }

    @Test
    void should_name_the_fields_in_which_user_types_of_one_name_differ() {
        UserType other = new UserType("v5", "addr", List.of(new UserType.Field("road", Native.TEXT),
                new UserType.Field("zip", Native.UUID)), false);
        assertEquals("The schema does not fit the SSTable: column u is addr in both, but addr.zip is int in the file"
                + " and uuid in the schema, addr.tags (frozen<set<text>>) is only in the file.",
                refused("life", Column.regular("u", other)).what());
        assertEquals("The schema does not fit the SSTable: column u is addr in the file and text in the schema.",
                refused("life", Column.regular("u", Native.TEXT)).what());
    }

    @Test
    void should_show_the_columns_of_a_partition_key_in_cql() {
        String what = refused("keys", column -> column.name().equals("c") ? null : column).what();
        assertTrue(what.matches(".*the partition key is \\(.*\\) in the file and \\(.*\\) in the schema\\.")
                && !what.contains("CompositeType"), what);
        String single = refused("keys", column -> column.name().equals("a") ? column
                : column.kind() == Column.Kind.PARTITION_KEY ? Column.regular(column.name(), column.type())
                : column).what();
        assertFalse(single.contains("CompositeType"), single);
    }

    @Test
    void should_refuse_another_key() {
        refused("life", Column.clustering("ck1", Native.INT, true));
        refused("life", column -> column.name().equals("ck2") ? null : column);
        refused("life", Column.clustering("ck1", Native.TEXT, false));
        refused("keys", column -> column.name().equals("c") ? null : column);
        refused("keys", Column.partitionKey("a", Native.TEXT));
        Problem problem = refused("life", Column.regular("st", Native.TEXT));
        assertTrue(problem.what().endsWith("column st is static in the file and regular in the schema."),
                problem.what());
    }

    @Test
    void should_read_types_named_by_cassandras_own_classes_and_name_others() {
        CqlType known = new CqlType.CustomType("org.apache.cassandra.db.marshal.Int32Type");
        TableSchema schema = changed("life", column -> column.name().equals("n") ? Column.regular("n", known) : column);
        try (RowSource source = FixtureV5.open(schema, FixtureV5.OA.directory("life"))) {
            assertTrue(ReadRow.drain(source.open(TokenRange.ALL, FixtureV5.OA.asOf())).stream()
                    .anyMatch(row -> "0x00000005".equals(row.cells().get("n"))));
        }
        CqlType unknown = new CqlType.CustomType("com.example.Temperature");
        Problem problem = assertThrows(ProblemException.class, () -> FixtureV5.open(changed("life",
                column -> column.name().equals("n") ? Column.regular("n", unknown) : column),
                FixtureV5.OA.directory("life"))).problem();
        assertEquals("type-unknown", problem.code());
        assertEquals("com.example.Temperature", problem.object());
    }

    @Test
    void should_order_values_as_cql_does() {
        assertTrue(order(Native.INT).compare(ints(-1), ints(1)) < 0);
        assertTrue(order(Native.BLOB).compare(ints(-1), ints(1)) > 0);
        assertTrue(order(new VectorType(Native.INT, 2)).compare(ints(-1, 5), ints(1, 0)) < 0);
        assertTrue(order(new ListType(Native.INT, false)).compare(ints(1, 4, -1), ints(1, 4, 1)) < 0);
        ByteBuffer version1 = ByteBuffer.allocate(16).putLong(0, 0x50554d6e29bb11e5L).putLong(8, 0xb345feff819cdc9fL);
        ByteBuffer later = ByteBuffer.allocate(16).putLong(0, 0x00554d6e29bc11e5L).putLong(8, 0xb345feff819cdc9fL);
        assertTrue(order(Native.TIMEUUID).compare(version1, later) < 0, "by time, not by bytes");
    }

    private static Comparator<ByteBuffer> order(CqlType type) {
        return Readers.ofLine(Readers.V5).orElseThrow().order(type);
    }

    private static ByteBuffer ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.flip();
    }

    private static boolean isRow(ReadRow row, String pk, int ck1) {
        return ("'" + pk + "'").equals(row.cells().get("pk")) && Integer.toString(ck1).equals(row.cells().get("ck1"));
    }

    /** @param instead of the column of that name */
    private static Problem refused(String table, Column instead) {
        return refused(table, column -> column.name().equals(instead.name()) ? instead : column);
    }

    private static Problem refused(String table, Function<Column, Column> change) {
        Problem problem = assertThrows(ProblemException.class,
                () -> FixtureV5.open(changed(table, change), FixtureV5.OA.directory(table)).close()).problem();
        assertEquals("schema-mismatch", problem.code(), problem.toString());
        return problem;
    }

    /** @param change gives null for a column to leave out */
    private static TableSchema changed(String table, Function<Column, Column> change) {
        return TableSchema.of("v5", table, FixtureV5.schema(table).columns().stream().map(change)
                .filter(column -> column != null).toArray(Column[]::new));
    }
}
