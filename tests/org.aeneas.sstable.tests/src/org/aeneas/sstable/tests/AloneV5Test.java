package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A partition that one SSTable alone has is decoded by a way of its own. Beside a copy of the same SSTable it goes by
 * Cassandra's merge, and must read the same.
 */
class AloneV5Test {
    private static final String SHADOW = "shadow";
    private static final String HEAP = "heap";
    /** Amid the seconds at which cells of these two tables expire. */
    private static final long SHADOW_SECOND = 1_790_000_000L;

    @TempDir
    Path temp;

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_read_an_sstable_alone_as_beside_its_copy(FixtureV5 fixture, String table) throws IOException {
        long second = List.of(SHADOW, HEAP).contains(table) ? SHADOW_SECOND : fixture.asOf();
        List<String> alone = read(table, fixture.directory(table), second);

        assertEquals(alone, read(table, twice(fixture.directory(table)), second));
        assertTrue(alone.size() > 3, "rows of " + table + ": " + alone.size());
    }

    @Test
    void should_leave_out_what_its_own_sstable_deletes() {
        // 493 rows stand in it, and some static ones
        assertEquals(397, read(SHADOW, FixtureV5.OA.directory(SHADOW), SHADOW_SECOND - 100).size());
        assertEquals(352, read(SHADOW, FixtureV5.OA.directory(SHADOW), SHADOW_SECOND + 1000).size());
    }

    /** Write times and expiry are part of what is compared. */
    private static List<String> read(String table, Path directory, long second) {
        try (RowSource source = FixtureV5.open(FixtureV5.schema(table), directory)) {
            return ReadRow.drain(source.open(TokenRange.ALL, second)).stream().map(ReadRow::toString).toList();
        }
    }

    /** Every SSTable of a table, and each again with another number. */
    private Path twice(Path directory) throws IOException {
        Path both = TableFolder.copyOf(directory, temp).path();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.copy(file, both.resolve(file.getFileName().toString().replaceFirst("-(\\d+)-", "-90$1-")));
            }
        }
        return both;
    }

    static Stream<Arguments> tables() {
        return Stream.concat(Stream.of(SHADOW, HEAP).map(table -> Arguments.of(FixtureV5.OA, table)), Arrays.stream(FixtureV5.values())
                .flatMap(fixture -> fixture.tables.stream().map(table -> Arguments.of(fixture, table))));
    }
}
