package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where Cassandra's classes give something else than CQL does; each of these was once read wrong. */
class PitfallsTest {
    private static final long AS_OF = FixtureRows.BEFORE_EXPIRY;

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("compact")
    void should_give_a_compact_table_without_clustering_as_regular_rows(Fixture fixture, String line) {
        List<ReadRow> rows = read(fixture, "cs1", line);
        assertEquals(3, rows.size());
        assertTrue(rows.stream().allMatch(row -> row.kind() == Row.Kind.REGULAR), rows.toString());
        assertEquals("{k='k3', a=3, b='b3'}", rows.get(1).cells().toString());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_take_the_elements_of_a_set_from_the_cells_paths(Fixture fixture, String line) {
        assertEquals("{'a', 'b', 'c', 'd'}", updated(fixture, line).cells().get("s"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_keep_a_list_in_the_order_of_its_time_based_ids(Fixture fixture, String line) {
        assertEquals("[3, 1, 2]", read(fixture, "wide", line).get(1).cells().get("l"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_forget_a_collection_that_was_written_anew_as_a_whole(Fixture fixture, String line) {
        String list = updated(fixture, line).cells().get("l");
        assertTrue(list.startsWith("[9, 9") && !list.contains("3"), list);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_leave_out_deleted_elements_of_a_collection(Fixture fixture, String line) {
        assertEquals("{'k2': 'v2', 'k3': 'v3'}", updated(fixture, line).cells().get("m"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_leave_out_what_the_delete_of_a_clustering_prefix_covers(Fixture fixture, String line) {
        List<ReadRow> rows = read(fixture, "wide", line);
        assertFalse(rows.stream().map(ReadRow::cells)
                .anyMatch(cells -> cells.get("pk").equals("'p1'") && "1".equals(cells.get("ck1"))));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_give_the_totals_of_counters(Fixture fixture, String line) {
        assertEquals(fixture.secondPhaseRanTwice() ? "-199" : "-99",
                read(fixture, "cnt", line).get(3).cells().get("n"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("all")
    void should_let_a_cell_expire_at_its_second_and_not_before(Fixture fixture, String line) {
        try (RowSource source = open(fixture, "wide", line); RowCursor cursor = source.open(TokenRange.ALL, AS_OF)) {
            long expiry = 0;
            while (cursor.next()) {
                Row row = cursor.row();
                assertEquals(0, row.expiry(), "rows hold cells that never expire");
                if (row.expiresInParts()) {
                    assertEquals(0, expiry, "one row expires in parts");
                    expiry = row.earliestExpiry();
                }
            }
            assertTrue(expiry > AS_OF, "" + expiry);
            assertEquals(1, expiring(source, expiry - 1));
            assertEquals(0, expiring(source, expiry));
        }
    }

    private static long expiring(RowSource source, long asOf) {
        return ReadRow.drain(source.open(TokenRange.ALL, asOf)).stream()
                .filter(row -> row.cells().containsKey("ttlv")).count();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void should_order_values_as_cassandra_does(String line) {
        SSTableReaderProvider reader = Readers.ofLine(line).orElseThrow();
        Comparator<ByteBuffer> ints = reader.order(Native.INT);
        assertTrue(ints.compare(ByteBuffer.allocate(4).putInt(0, -1), ByteBuffer.allocate(4).putInt(0, 1)) < 0);
        Comparator<ByteBuffer> decimals = reader.order(Native.DECIMAL);
        assertEquals(0, decimals.compare(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 10}),
                ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 100})));
        Comparator<ByteBuffer> times = reader.order(Native.TIMEUUID);
        assertTrue(times.compare(uuid("ffffffff-29bb-11e5-b345-feff819cdc90"),
                uuid("00000000-29bc-11e5-b345-feff819cdc90")) < 0);
        assertTrue(reader.order(Native.UUID).compare(uuid("00000000-0000-1000-8000-000000000000"),
                uuid("00000000-0000-4000-8000-000000000000")) < 0);
    }

    private static ByteBuffer uuid(String text) {
        UUID uuid = UUID.fromString(text);
        return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits()).flip();
    }

    /** p0, ck1 = 1: the row that phase 2 updated. */
    private static ReadRow updated(Fixture fixture, String line) {
        return read(fixture, "wide", line).stream().filter(row -> "'upd'".equals(row.cells().get("v")))
                .findFirst().orElseThrow();
    }

    private static List<ReadRow> read(Fixture fixture, String table, String line) {
        try (RowSource source = open(fixture, table, line)) {
            return ReadRow.drain(source.open(TokenRange.ALL, AS_OF));
        }
    }

    private static RowSource open(Fixture fixture, String table, String line) {
        return Readers.sstables(line)
                .open(FixtureTables.schema(fixture, table), List.of(fixture.directory(table)));
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.readers().stream()
                .filter(line -> Readers.ofLine(line).isPresent()).map(line -> Arguments.of(fixture, line)));
    }

    static Stream<Arguments> compact() {
        return all().filter(arguments -> ((Fixture) arguments.get()[0]).hasCompactTables());
    }

    static Stream<String> readers() {
        return Readers.lines().stream();
    }
}
