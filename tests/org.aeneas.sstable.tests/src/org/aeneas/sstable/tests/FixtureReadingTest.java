package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every fixture, cell by cell, by every reader that knows its format. */
class FixtureReadingTest {

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_every_cell_of_every_row_in_token_and_clustering_order(Fixture fixture, String table, String line) {
        assertEquals(FixtureRows.of(fixture, table, FixtureRows.BEFORE_EXPIRY),
                read(fixture, table, line, FixtureRows.BEFORE_EXPIRY));
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_leave_out_what_is_expired_at_the_chosen_second(Fixture fixture, String table, String line) {
        assertEquals(FixtureRows.of(fixture, table, FixtureRows.AFTER_EXPIRY),
                read(fixture, table, line, FixtureRows.AFTER_EXPIRY));
    }

    private static List<ReadRow> read(Fixture fixture, String table, String line, long asOf) {
        SSTableReaderProvider reader = Readers.ofLine(line).orElseThrow();
        assertTrue(reader.versions().contains(fixture.format), "reads " + fixture.format);
        SSTables sstables = new SSTables(List.of(reader));
        TableSchema schema = FixtureTables.schema(fixture, table);
        try (RowSource source = sstables.open(schema, List.of(fixture.directory(table)))) {
            List<ReadRow> rows = ReadRow.drain(source.open(TokenRange.ALL, asOf));
            return table.equals("cnt") ? rows.stream().map(ReadRow::withoutWriteTime).toList() : rows;
        }
    }

    static Stream<Arguments> tables() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.tables().stream()
                .flatMap(table -> fixture.readers().stream().filter(line -> Readers.ofLine(line).isPresent())
                        .map(line -> Arguments.of(fixture, table, line))));
    }
}
