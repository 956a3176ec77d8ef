package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partition {@code ttl} of table {@code life}: what lives when, and until when. */
class ExpiryV5Test {
    private static final long FOREVER = 2_000_000_000L;

    /** @param literals of v, n, m, s, u; null where there is none */
    private record Life(String literals, long expiry, boolean expiresInParts) {
    }

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @ParameterizedTest
    @EnumSource(value = FixtureV5.class, names = {"OA", "DA"})
    void should_leave_out_what_is_expired_and_what_it_covers(FixtureV5 fixture) {
        Map<Integer, Life> rows = read(fixture, fixture.asOf());
        assertEquals("[1, 3, 4, 5, 6]", rows.keySet().toString(), "row 2's older value stays under what expired");
        assertEquals("'long' 1 null null null", rows.get(1).literals());
        assertEquals("null 3 null null null", rows.get(3).literals());
        assertEquals("'outlives its marker' null null null null", rows.get(4).literals());
        assertEquals("null null {'ttl': 'element'} {9} null", rows.get(5).literals());
        assertEquals("null null null null null", rows.get(6).literals());
    }

    @ParameterizedTest
    @EnumSource(value = FixtureV5.class, names = {"OA", "DA"})
    void should_tell_when_a_row_expires(FixtureV5 fixture) {
        Map<Integer, Life> rows = read(fixture, fixture.asOf());
        assertExpires(fixture, 600_000_000, rows.get(1).expiry());
        assertEquals(0, rows.get(3).expiry(), "its marker never ends");
        assertEquals(0, rows.get(4).expiry(), "a cell of it never ends");
        assertExpires(fixture, 500_000_000, rows.get(5).expiry());
        assertExpires(fixture, 400_000_000, rows.get(6).expiry());
        assertTrue(rows.values().stream().noneMatch(Life::expiresInParts), rows.toString());
    }

    @ParameterizedTest
    @EnumSource(value = FixtureV5.class, names = {"OA", "DA"})
    void should_see_everything_before_it_expires(FixtureV5 fixture) {
        Map<Integer, Life> rows = read(fixture, 1);
        assertEquals("[1, 2, 3, 4, 5, 6, 7]", rows.keySet().toString());
        assertEquals("'short' 2 null null null", rows.get(2).literals());
        assertEquals("'gone' 3 null null null", rows.get(3).literals());
        assertTrue(rows.get(3).expiresInParts(), "a cell ends before the row does");
        assertEquals("null null {'dead': 'soon', 'ttl': 'element'} {9} {street: null, zip: 7, tags: null}",
                rows.get(5).literals());
    }

    @ParameterizedTest
    @EnumSource(value = FixtureV5.class, names = {"OA", "DA"})
    void should_see_nothing_of_it_when_all_is_expired(FixtureV5 fixture) {
        Map<Integer, Life> rows = read(fixture, fixture.asOf() + FOREVER);
        assertEquals("[3, 4]", rows.keySet().toString(), "what has no time to live");
        long expiry = read(fixture, fixture.asOf()).get(6).expiry();
        assertTrue(read(fixture, expiry - 1).containsKey(6));
        assertFalse(read(fixture, expiry).containsKey(6), "dead at the second itself, as in CQL");
    }

    private static void assertExpires(FixtureV5 fixture, long ttl, long expiry) {
        long written = expiry - ttl;
        assertTrue(written <= fixture.asOf() && written > fixture.asOf() - 600, "written at " + written);
    }

    private static Map<Integer, Life> read(FixtureV5 fixture, long asOf) {
        Map<Integer, Life> rows = new LinkedHashMap<>();
        try (RowSource source = fixture.open("life"); RowCursor cursor = source.open(TokenRange.ALL, asOf)) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (ReadRow.of(row).cells().get("pk").equals("'ttl'")) {
                    Map<String, String> cells = ReadRow.of(row).cells();
                    String literals = Stream.of("v", "n", "m", "s", "u").map(cells::get).map(String::valueOf)
                            .collect(Collectors.joining(" "));
                    rows.put(Integer.valueOf(cells.get("ck1")), new Life(literals, row.expiry(), row.expiresInParts()));
                }
            }
        }
        return rows;
    }
}
