package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where both readers know a format, they agree: rows, write times, expiries. Needs a framework, which holds both. */
class BothReadersTest {

    @BeforeAll
    static void needsBoth() {
        assumeTrue(Readers.lines().size() == 2, "one class path holds one major of Cassandra's classes");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void should_agree(String name, TableSchema schema, Path directory, long asOf) {
        assertEquals(read(Readers.V3, schema, directory, asOf), read(Readers.V5, schema, directory, asOf));
    }

    private static List<String> read(String line, TableSchema schema, Path directory, long asOf) {
        SSTables sstables = Readers.sstables(line);
        List<String> rows = new ArrayList<>();
        try (RowSource source = sstables.open(schema, List.of(directory));
                RowCursor cursor = source.open(TokenRange.ALL, asOf)) {
            while (cursor.next()) {
                Row row = cursor.row();
                rows.add(ReadRow.of(row) + " expires " + row.earliestExpiry() + ".." + row.expiry());
            }
        }
        return rows;
    }

    static Stream<Arguments> tables() {
        Stream<Arguments> fixtures = Arrays.stream(Fixture.values()).filter(fixture -> fixture.readers().size() == 2)
                .flatMap(fixture -> fixture.tables().stream().map(table -> Arguments.of(fixture + " " + table,
                        FixtureTables.schema(fixture, table), fixture.directory(table), FixtureRows.BEFORE_EXPIRY)));
        Stream<Arguments> generated = Arrays.stream(Generated.values()).filter(node -> node.readers.size() == 2)
                .flatMap(node -> node.tables().stream().map(table -> Arguments.of(node + " " + table,
                        node.schema(table), node.directory(table), node.asOf())));
        return Stream.concat(fixtures, generated);
    }
}
