package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files: never a wrong row, never silence, never a hang, and nothing in the directory is touched. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CorruptionTest {
    private static final String TABLE = "wide";
    private static final int FLIPS = 40;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_name_a_data_file_that_was_cut_off_anywhere(Fixture fixture, String line) throws IOException {
        long length = Files.size(folder(fixture, "whole").file("Data.db"));
        for (int tenth = 0; tenth < 10; tenth++) {
            TableFolder folder = folder(fixture, "cut" + tenth);
            folder.truncate("Data.db", length * tenth / 10);
            assertDamaged(problem(folder, fixture, line), folder.file("Data.db"));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_name_a_data_file_in_which_any_bit_was_flipped(Fixture fixture, String line) throws IOException {
        long bits = Files.size(folder(fixture, "whole").file("Data.db")) * 8;
        Random random = new Random(fixture.ordinal());
        for (int i = 0; i < FLIPS; i++) {
            TableFolder folder = folder(fixture, "flip" + i);
            folder.flip("Data.db", random.nextInt((int) bits));
            assertDamaged(problem(folder, fixture, line), folder.file("Data.db"));
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_name_a_compression_info_that_was_cut_off(Fixture fixture, String line) {
        for (int length : new int[] {0, 10, 20, 30}) {
            TableFolder folder = folder(fixture, "cut" + length);
            folder.truncate("CompressionInfo.db", length);
            Problem problem = problem(folder, fixture, line);
            assertEquals("sstable-corrupt", problem.code(), problem.toString());
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_name_an_index_that_was_cut_off(Fixture fixture, String line) {
        TableFolder folder = folder(fixture, "cut");
        folder.truncate(fixture.format.equals("da") ? "Partitions.db" : "Index.db", 7);
        assertEquals("sstable-corrupt", problem(folder, fixture, line).code());
    }

    /** Index and Statistics have no checksums before 4.0: a flip there may go unnoticed only where it does no harm. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_give_the_right_rows_or_a_problem_when_a_bit_of_an_index_was_flipped(Fixture fixture, String line)
            throws IOException {
        List<ReadRow> whole = FixtureRows.of(fixture, TABLE, FixtureRows.BEFORE_EXPIRY);
        for (String component : fixture.format.equals("da") ? List.of("Partitions.db", "Rows.db")
                : List.of("Index.db", "Summary.db")) {
            long bits = Files.size(folder(fixture, "whole" + component).file(component)) * 8;
            Random random = new Random(fixture.ordinal());
            for (int i = 0; i < FLIPS && bits > 0; i++) {
                TableFolder folder = folder(fixture, component + i);
                folder.flip(component, random.nextInt((int) bits));
                try {
                    assertEquals(whole, read(folder, fixture, line), component);
                } catch (ProblemException e) {
                    assertEquals("sstable-corrupt", e.problem().code(), e.problem().toString());
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_read_without_summary_filter_and_digest_and_change_nothing(Fixture fixture, String line) {
        TableFolder folder = folder(fixture, "bare");
        for (String component : List.of("Summary.db", "Filter.db", "TOC.txt")) {
            if (!(fixture.format.equals("da") && component.equals("Summary.db"))) {
                folder.delete(component);
            }
        }
        Map<String, Long> before = folder.fingerprint();
        assertEquals(FixtureRows.of(fixture, TABLE, FixtureRows.BEFORE_EXPIRY), read(folder, fixture, line));
        assertEquals(before, folder.fingerprint());
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("fixtures")
    void should_change_nothing_even_if_the_summary_is_damaged(Fixture fixture, String line) {
        assumeTrue(!fixture.format.equals("da"), "bti has no Summary");
        TableFolder folder = folder(fixture, "cut");
        folder.truncate("Summary.db", 30);
        Map<String, Long> before = folder.fingerprint();
        assertEquals(FixtureRows.of(fixture, TABLE, FixtureRows.BEFORE_EXPIRY), read(folder, fixture, line));
        assertEquals(before, folder.fingerprint());
    }

    private static void assertDamaged(Problem problem, Path file) {
        assertEquals("sstable-corrupt", problem.code(), problem.toString());
        assertEquals(file.toString(), problem.object());
        assertTrue(problem.remedy().contains("another replica"), problem.remedy());
        assertTrue(problem.remedy().contains("scrub"), problem.remedy());
        assertFalse(problem.what().contains("Exception"), problem.what());
    }

    private TableFolder folder(Fixture fixture, String name) {
        return TableFolder.copyOf(fixture.directory(TABLE), temp.resolve(fixture.folder + name));
    }

    private static Problem problem(TableFolder folder, Fixture fixture, String line) {
        return assertThrows(ProblemException.class, () -> read(folder, fixture, line)).problem();
    }

    private static List<ReadRow> read(TableFolder folder, Fixture fixture, String line) {
        SSTables sstables = Readers.sstables(line);
        try (RowSource source = sstables.open(FixtureTables.schema(fixture, TABLE), List.of(folder.path()))) {
            return ReadRow.drain(source.open(TokenRange.ALL, FixtureRows.BEFORE_EXPIRY));
        }
    }

    static Stream<Arguments> fixtures() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.readers().stream()
                .filter(line -> Readers.ofLine(line).isPresent()).map(line -> Arguments.of(fixture, line)));
    }
}
