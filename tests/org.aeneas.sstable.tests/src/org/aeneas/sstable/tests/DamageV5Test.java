package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bits all over the files: with every kind of checksum, and in components that have none. With
 * {@code -Daeneas.tests.all=true} one of every byte, which takes minutes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamageV5Test {
    private static final List<TokenRange> HALVES = List.of(new TokenRange("", "0"), new TokenRange("0", ""));
    private static final int PLACES = Boolean.getBoolean("aeneas.tests.all") ? Integer.MAX_VALUE : 60;

    @TempDir
    Path temp;

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_notice_a_flipped_bit_anywhere_in_the_data(FixtureV5 fixture, String table) throws IOException {
        TableFolder folder = TableFolder.copyOf(fixture.directory(table), temp);
        for (int bit : bits(folder.file("Data.db"))) {
            folder.flip("Data.db", bit);
            Problem problem = problem(fixture, table, folder);
            assertEquals("sstable-corrupt", problem.code(), problem.toString());
            assertEquals(folder.file("Data.db").toString(), problem.object());
            folder.flip("Data.db", bit);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_notice_data_that_was_cut_off_anywhere(FixtureV5 fixture, String table) throws IOException {
        byte[] whole = Files.readAllBytes(TableFolder.copyOf(fixture.directory(table), temp).file("Data.db"));
        TableFolder folder = new TableFolder(temp.resolve(fixture.directory(table).getFileName()));
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / PLACES)) {
            folder.truncate("Data.db", length);
            Problem problem = problem(fixture, table, folder);
            assertEquals("sstable-corrupt", problem.code(), problem.toString());
            Files.write(folder.file("Data.db"), whole);
        }
    }

    /** What has no checksum may be damaged where it does no harm; what it does harm to must be noticed. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_give_the_right_rows_or_a_problem_whatever_else_is_damaged(FixtureV5 fixture, String table)
            throws IOException {
        TableFolder folder = TableFolder.copyOf(fixture.directory(table), temp);
        List<ReadRow> whole = read(fixture, table, folder);
        for (Path component : components(folder)) {
            String name = component.getFileName().toString();
            for (int bit : bits(component)) {
                folder.flip(name, bit);
                try {
                    assertEquals(whole, read(fixture, table, folder), name + " bit " + bit);
                } catch (ProblemException e) {
                    assertTrue(Set.of("sstable-corrupt", "partitioner-unknown", "partitioner-mixed", "schema-mismatch")
                            .contains(e.problem().code()), name + " bit " + bit + ": " + e.problem());
                }
                folder.flip(name, bit);
            }
        }
    }

    @Test
    void should_read_data_without_checksums_of_its_chunks_by_its_digest() {
        TableFolder folder = TableFolder.copyOf(FixtureV5.OA.directory("plain"), temp).delete("CRC.db");
        assertEquals(40, read(FixtureV5.OA, "plain", folder).size());
        folder.flip("Data.db", 4000);
        Problem problem = problem(FixtureV5.OA, "plain", folder);
        assertEquals("sstable-corrupt", problem.code());
        assertEquals(folder.file("Data.db").toString(), problem.object());
    }

    private static List<Path> components(TableFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.filter(file -> Stream.of("CompressionInfo.db", "CRC.db", "Index.db", "Summary.db",
                    "Partitions.db", "Rows.db", "Statistics.db").anyMatch(file.getFileName().toString()::endsWith))
                    .sorted().toList();
        }
    }

    private static List<Integer> bits(Path file) throws IOException {
        Random random = new Random(file.getFileName().toString().hashCode());
        List<Integer> bits = new ArrayList<>();
        for (long i = 0; i < Files.size(file); i += Math.max(1, Files.size(file) / PLACES)) {
            bits.add((int) i * 8 + random.nextInt(8));
        }
        return bits;
    }

    private static Problem problem(FixtureV5 fixture, String table, TableFolder folder) {
        return assertThrows(ProblemException.class, () -> read(fixture, table, folder)).problem();
    }

    /** In two parts, so that the index is asked. */
    private static List<ReadRow> read(FixtureV5 fixture, String table, TableFolder folder) {
        try (RowSource source = FixtureV5.open(FixtureV5.schema(table), folder.path())) {
            source.splits(100);
            return HALVES.stream().flatMap(half -> ReadRow.drain(source.open(half, fixture.asOf())).stream()).toList();
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(Arguments.of(FixtureV5.OA, "plain"), Arguments.of(FixtureV5.OA, "deflate"),
                Arguments.of(FixtureV5.OA, "wide"), Arguments.of(FixtureV5.DA, "snappy"),
                Arguments.of(FixtureV5.DA, "wide"));
    }
}
