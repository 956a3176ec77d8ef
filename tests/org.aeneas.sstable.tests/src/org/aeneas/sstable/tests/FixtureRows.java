package org.aeneas.sstable.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.row.Row;

/**
 * What CQL answers on the fixtures' tables after all statements, derived from the statements themselves.
 *
 * <p>Phase 1 inserted five partitions of four rows into {@code wide} at write time 1000000 + 10·partition + row, ten
 * rows into {@code comp}, six increments into {@code cnt}, four rows into each compact table. Phase 2, in a second
 * SSTable, updated and deleted some of them.
 */
final class FixtureRows {
    /** Before any time to live of the fixtures ends: the seconds at which they were written were later. */
    static final long BEFORE_EXPIRY = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    /** After every time to live of the fixtures has ended. */
    static final long AFTER_EXPIRY = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private FixtureRows() {
    }

    /** The table's rows at {@code asOf} in the order of tokens and clustering. */
    static List<ReadRow> of(Fixture fixture, String table, long asOf) {
        return switch (table) {
            case "wide" -> wide(fixture, asOf < AFTER_EXPIRY);
            case "comp" -> comp();
            case "cnt" -> cnt(fixture.secondPhaseRanTwice() ? 2 : 1);
            case "cs1" -> List.of(row(5001, "k", "'k1'", "b", "'b1'"), row(5003, "k", "'k3'", "a", "3", "b", "'b3'"),
                    row(5002, "k", "'k2'", "a", "2", "b", "'b2'"));
            case "cs2" -> List.of(row(5001, "k", "'k1'", "c", "1", "v", "0x01"),
                    row(5003, "k", "'k1'", "c", "3", "v", "0x03"), row(5002, "k", "'k0'", "c", "2", "v", "0x02"));
            case "cs3" -> List.of(cs3(1), cs3(3), cs3(0), cs3(2));
            default -> throw new IllegalArgumentException(table);
        };
    }

    private static ReadRow cs3(int i) {
        return row(5000 + i, "k", "'k" + i % 2 + "'", "c1", "" + i, "c2", "'c2'", "v", "'v" + i + "'");
    }

    private static List<ReadRow> cnt(int decrements) {
        return List.of(cnt(1, 0, 4), cnt(1, 1, 2), cnt(1, 2, 6), cnt(0, 0, 1 - 100 * decrements), cnt(0, 1, 5),
                cnt(0, 2, 3));
    }

    private static ReadRow cnt(int k, int c, int n) {
        return row(ReadRow.ANY, "k", "'k" + k + "'", "c", "'c" + c + "'", "n", "" + n);
    }

    /** Row i of ten has key (i mod 3, b(i mod 2)); partition (1, b1), rows 1 and 7, was deleted. */
    private static List<ReadRow> comp() {
        List<ReadRow> rows = new ArrayList<>();
        for (int i : new int[] {5, 0, 6, 4, 2, 8, 9, 3}) {
            rows.add(row(1000 + i, "a", "" + i % 3, "b", "'b" + i % 2 + "'",
                    "c", "2020-01-0" + (i % 9 + 1) + "T00:00:00Z", "val", "'val" + i + "'"));
        }
        return rows;
    }

    private static List<ReadRow> wide(Fixture fixture, boolean ttlAlive) {
        List<ReadRow> rows = new ArrayList<>();
        for (int partition : new int[] {1, 0, 2, 4}) { // in token order; p3, between p0 and p2, was deleted whole
            rows.add(staticRow(partition));
            for (int ck1 = 3; ck1 >= 0; ck1--) {
                if (!deleted(fixture, partition, ck1)) {
                    rows.add(wideRow(fixture, partition, ck1, ttlAlive));
                }
            }
        }
        return rows;
    }

    private static boolean deleted(Fixture fixture, int partition, int ck1) {
        return partition == 0 && ck1 == 2 // one row
                || partition == 1 && ck1 == 1 // a clustering prefix
                || partition == 2 && (ck1 == 1 || ck1 == 2) && fixture.hasRangeDelete();
    }

    private static ReadRow staticRow(int partition) {
        ReadRow row = row(partition == 4 ? 3000006 : 1000003 + partition * 10, "pk", "'p" + partition + "'", "st",
                partition == 4 ? "'newstatic'" : "'static" + partition + "'", "stm", "{'x': " + partition + "}");
        return new ReadRow(Row.Kind.STATIC, row.cells(), row.writeTime());
    }

    private static ReadRow wideRow(Fixture fixture, int partition, int ck1, boolean ttlAlive) {
        boolean updated = partition == 0 && ck1 == 1;
        boolean expiring = partition == 0 && ck1 == 0 && ttlAlive;
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "pk", "'p" + partition + "'", "ck1", "" + ck1, "ck2", "50554d6e-29bb-11e5-b345-feff819cdc9" + ck1,
                "v", updated ? "'upd'" : "'ascii'", "vi", "123456789012345678901234567890", "de", "-12345.678900",
                "fl", "1.5", "db", "2.5", "bo", "true", "bi", "9223372036854775807", "ts", "2015-05-03T13:30:54.234Z",
                "u", "123e4567-e89b-12d3-a456-426655440000", "ine", "10.1.2.3",
                "s", updated ? "{'a', 'b', 'c', 'd'}" : "{'a', 'b', 'c'}", "l", list(updated, fixture),
                "m", updated ? "{'k2': 'v2', 'k3': 'v3'}" : "{'k1': 'v1', 'k2': 'v2'}", "fs", "{4, 5}",
                "fl2", "['x', 'y']", "fm", "{1: 'one'}", "ad", "{street: 'Main', zip: 12345, phones: {'1', '2'}}",
                "tp", "(7, 'tup')");
        if (!updated) {
            put(cells, "b", "0xcafebabe");
        }
        if (expiring) {
            put(cells, "ttlv", "'expiring'");
        }
        if (fixture.hasDates()) {
            put(cells, "d", "2015-05-03", "t", "13:30:54.234", "si", "-32768", "ti", "-128");
        }
        if (fixture.hasDurations()) {
            put(cells, "du", "1mo2d10800000000000ns", "uf", "{street: 'NF', zip: 1, phones: {'9'}}");
        }
        long writeTime = updated ? 3000000 : expiring ? 2000000 : 1000000 + partition * 10 + ck1;
        return new ReadRow(Row.Kind.REGULAR, cells, writeTime);
    }

    private static String list(boolean updated, Fixture fixture) {
        return !updated ? "[3, 1, 2]" : fixture.secondPhaseRanTwice() ? "[9, 9, 9, 9]" : "[9, 9]";
    }

    private static ReadRow row(long writeTime, String... namesAndLiterals) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, namesAndLiterals);
        return new ReadRow(Row.Kind.REGULAR, cells, writeTime);
    }

    private static void put(Map<String, String> cells, String... namesAndLiterals) {
        for (int i = 0; i < namesAndLiterals.length; i += 2) {
            cells.put(namesAndLiterals[i], namesAndLiterals[i + 1]);
        }
    }
}
