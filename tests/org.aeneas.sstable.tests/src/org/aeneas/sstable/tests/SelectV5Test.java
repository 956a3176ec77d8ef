package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the node that wrote the files answered, byte for byte and in its order. */
class SelectV5Test {

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_read_what_select_answered(FixtureV5 fixture, String table) {
        assertEquals(String.join("\n", fixture.selected(table).stream().map(SelectedRow::ordered).toList()),
                String.join("\n", read(fixture, table).stream().map(SelectedRow::line).toList()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_know_write_times_not_older_than_those_of_the_cells(FixtureV5 fixture, String table) {
        assumeTrue(!table.equals("cnt") && !table.equals("keys"), "CQL tells write times of cells, not of counters");
        List<SelectedRow> rows = read(fixture, table);
        List<Long> times = fixture.writeTimes(table);
        for (int i = 0; i < rows.size(); i++) {
            SelectedRow row = rows.get(i);
            assertTrue(row.writeTime() >= times.get(i), row + " was written at " + times.get(i));
            assertTrue(row.writeTime() < 10_000, row.toString());
        }
    }

    private static List<SelectedRow> read(FixtureV5 fixture, String table) {
        try (RowSource source = fixture.open(table)) {
            return SelectedRow.drain(source.open(TokenRange.ALL, fixture.asOf()));
        }
    }

    static Stream<Arguments> tables() {
        return Arrays.stream(FixtureV5.values())
                .flatMap(fixture -> fixture.tables.stream().map(table -> Arguments.of(fixture, table)));
    }
}
