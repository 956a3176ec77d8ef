package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.sstable.SSTableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of directories and files that cannot be read. */
class BadDirectoryTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"Data.db", "Index.db", "Statistics.db", "CompressionInfo.db"})
    void should_name_a_component_that_is_missing(String component) {
        TableFolder folder = TableFolder.copyOf(Fixture.S311.directory("comp"), temp).delete("me-1-big-" + component);
        Problem problem = Discovery.problem(folder);
        assertEquals("sstable-incomplete", problem.code());
        assertEquals(folder.path().resolve("me-1-big-" + component).toString(), problem.object());
        assertFalse(problem.remedy().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Data.db", "Partitions.db", "Rows.db", "Statistics.db", "CompressionInfo.db"})
    void should_name_a_component_of_a_bti_sstable_that_is_missing(String component) {
        TableFolder folder = TableFolder.copyOf(Fixture.S50BTI.directory("comp"), temp).delete("da-1-bti-" + component);
        Problem problem = Discovery.problem(folder);
        assertEquals("sstable-incomplete", problem.code());
        assertEquals(folder.path().resolve("da-1-bti-" + component).toString(), problem.object());
    }

    @ParameterizedTest
    @CsvSource({"feat-comp-ic-1-, ic", "zz-1-big-, zz", "pa-1-big-, pa"})
    void should_name_a_format_that_no_reader_knows(String base, String version) {
        Problem problem = Discovery.problem(Discovery.add(folder(), "ma", base));
        assertEquals("format-unknown", problem.code());
        assertTrue(problem.what().contains(" " + version + " "), problem.what());
        assertEquals(temp.resolve(base + "Data.db").toString(), problem.object());
    }

    @Test
    void should_refuse_formats_that_no_one_reader_knows_together() {
        TableFolder folder = Discovery.add(Discovery.add(folder(), "ka", "feat-comp-ka-1-"), "nb", "nb-2-big-");
        SSTableSet set = Discovery.find(folder);
        Problem problem =
                assertThrows(ProblemException.class, () -> Discovery.SSTABLES.readerOf(set)).problem();
        assertEquals("format-mixed", problem.code());
        assertTrue(problem.what().contains("ka, nb"), problem.what());
        assertTrue(problem.remedy().contains("nodetool upgradesstables"), problem.remedy());
    }

    @Test
    void should_refuse_a_mix_of_partitioners_by_name() throws IOException {
        Discovery.add(folder(), "ka", "feat-comp-ka-1-");
        TableFolder.writeStatistics20(temp.resolve("feat-comp-jb-2-Statistics.db"), Discovery.RANDOM);
        Files.createFile(temp.resolve("feat-comp-jb-2-Data.db"));
        Files.createFile(temp.resolve("feat-comp-jb-2-Index.db"));
        Problem problem = Discovery.problem(folder());
        assertEquals("partitioner-mixed", problem.code());
        assertTrue(problem.what().contains("Murmur3Partitioner") && problem.what().contains("RandomPartitioner"),
                problem.what());
    }

    @Test
    void should_refuse_files_of_another_table() {
        Problem problem = Discovery.problem(Discovery.add(folder(), "ka", "feat-other-ka-1-"));
        assertEquals("sstable-other-table", problem.code());
        assertTrue(problem.what().contains("feat.other") && problem.what().contains("feat.comp"), problem.what());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, 60})
    void should_name_a_statistics_component_that_is_cut_off(int length) {
        for (Fixture fixture : Fixture.values()) {
            TableFolder folder = TableFolder.copyOf(fixture.directory("comp"), temp.resolve(fixture.folder));
            folder.truncate("Statistics.db", length);
            Problem problem = Discovery.problem(folder);
            assertEquals("sstable-corrupt", problem.code(), fixture.folder);
            assertTrue(problem.object().endsWith("Statistics.db"), problem.object());
        }
    }

    @Test
    void should_say_that_a_directory_is_missing() {
        Problem problem = Discovery.problem(new TableFolder(temp.resolve("nowhere")));
        assertEquals("directory-missing", problem.code());
        assertEquals(temp.resolve("nowhere").toString(), problem.object());
    }

    @Test
    void should_say_that_a_directory_is_a_file() throws IOException {
        Problem problem = Discovery.problem(new TableFolder(Files.createFile(temp.resolve("me-1-big-Data.db"))));
        assertEquals("directory-unreadable", problem.code());
        assertTrue(problem.what().contains("not a directory"), problem.what());
    }

    @Test
    void should_say_that_a_directory_cannot_be_read() throws IOException {
        Path closed = Files.createDirectory(temp.resolve("closed"));
        assertTrue(closed.toFile().setReadable(false));
        assumeFalse(Files.isReadable(closed), "root reads everything");
        assertEquals("directory-unreadable", Discovery.problem(new TableFolder(closed)).code());
    }

    @Test
    void should_say_that_a_directory_has_no_sstables_and_what_it_has_instead() throws IOException {
        Files.createDirectory(temp.resolve("snapshots"));
        Files.writeString(temp.resolve("readme.txt"), "nothing here");
        Problem problem = Discovery.problem(folder());
        assertEquals("sstable-none", problem.code());
        assertTrue(problem.remedy().contains("snapshots"), problem.remedy());
    }

    @Test
    void should_not_offer_the_directories_of_secondary_indexes_and_say_that_there_are_more() throws IOException {
        Files.createDirectory(temp.resolve(".note_i"));
        String none = Discovery.problem(folder()).remedy();
        assertFalse(none.contains("note_i"), none);
        assertTrue(none.contains("nodetool flush"), none);
        for (char name = 'a'; name < 'g'; name++) {
            Files.createDirectory(temp.resolve("orders-" + name));
        }
        String some = Discovery.problem(folder()).remedy();
        assertTrue(some.contains("there are: orders-a, orders-b, orders-c, orders-d, orders-e, …."), some);
    }

    @Test
    void should_pass_over_an_empty_directory_beside_one_with_sstables() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("comp-old/snapshots")).getParent();
        Path full = Fixture.S311.directory("comp");
        assertEquals(Discovery.SSTABLES.find(Discovery.TABLE, List.of(full)).files().size(),
                Discovery.SSTABLES.find(Discovery.TABLE, List.of(empty, full)).files().size());
        Files.createDirectory(empty.resolve("orders-0123"));
        assertTrue(problem(empty, full).remedy().contains("orders-0123"), "what could be the table's is not lost");
    }

    @Test
    void should_refuse_directories_of_which_none_has_sstables() throws IOException {
        Path one = Files.createDirectory(temp.resolve("one"));
        Path two = Files.createDirectory(temp.resolve("two"));
        Problem problem = problem(one, two);
        assertEquals("sstable-none", problem.code());
        assertEquals(one.toRealPath() + ", " + two.toRealPath(), problem.object());
        assertTrue(problem.remedy().contains("nodetool flush"), problem.remedy());
    }

    private static Problem problem(Path... directories) {
        return assertThrows(ProblemException.class,
                () -> Discovery.SSTABLES.find(Discovery.TABLE, List.of(directories))).problem();
    }

    private TableFolder folder() {
        return new TableFolder(temp);
    }
}
