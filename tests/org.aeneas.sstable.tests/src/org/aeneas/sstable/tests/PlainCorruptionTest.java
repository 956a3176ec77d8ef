package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Damaged files without compression: their checksums stand in components of their own. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PlainCorruptionTest {
    private static final String TABLE = "plain";
    private static final int FLIPS = 40;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_notice_any_flipped_bit(Generated node, String line) throws IOException {
        long bits = Files.size(folder(node, "whole").file("Data.db")) * 8;
        Random random = new Random(node.ordinal());
        for (int i = 0; i < FLIPS; i++) {
            TableFolder folder = folder(node, "flip" + i);
            folder.flip("Data.db", random.nextInt((int) bits));
            assertDamaged(folder, node, line);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_notice_any_flipped_bit_by_the_digest_alone(Generated node, String line) throws IOException {
        long bits = Files.size(folder(node, "whole").file("Data.db")) * 8;
        Random random = new Random(node.ordinal());
        for (int i = 0; i < FLIPS; i++) {
            TableFolder folder = folder(node, "flip" + i).delete("CRC.db");
            folder.flip("Data.db", random.nextInt((int) bits));
            assertDamaged(folder, node, line);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_notice_that_a_file_was_cut_off_anywhere_even_without_checksums(Generated node, String line)
            throws IOException {
        long length = Files.size(folder(node, "whole").file("Data.db"));
        for (int cut = 0; cut < length; cut += 97) {
            TableFolder folder = folder(node, "cut" + cut);
            folder.truncate("Data.db", cut);
            assertDamaged(folder, node, line);
            String digest = digest(folder);
            folder.delete("CRC.db").delete(digest);
            Problem problem = problem(folder, node, line);
            if (!problem.code().equals("sstable-corrupt")) {
                assertRefusedFor(problem, digest);
            }
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_read_without_the_checksums_of_the_chunks(Generated node, String line) {
        assertEquals(node.rows(TABLE), read(folder(node, "bare").delete("CRC.db"), node, line));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_read_without_any_checksums_or_name_the_one_that_is_missing(Generated node, String line) {
        TableFolder folder = folder(node, "bare").delete("CRC.db");
        String digest = digest(folder);
        folder.delete(digest);
        try {
            assertEquals(node.rows(TABLE), read(folder, node, line));
        } catch (ProblemException e) {
            assertRefusedFor(e.problem(), digest);
        }
    }

    private static void assertRefusedFor(Problem problem, String digest) {
        assertEquals("sstable-incomplete", problem.code(), problem.toString());
        assertTrue(problem.object().endsWith(digest), problem.object());
    }

    private static Problem problem(TableFolder folder, Generated node, String line) {
        return assertThrows(ProblemException.class, () -> read(folder, node, line)).problem();
    }

    private static void assertDamaged(TableFolder folder, Generated node, String line) {
        Problem problem = problem(folder, node, line);
        assertEquals("sstable-corrupt", problem.code(), problem.toString());
        assertEquals(folder.file("Data.db").toString(), problem.object());
    }

    private static String digest(TableFolder folder) {
        return folder.fingerprint().keySet().stream().filter(name -> name.contains("Digest")).findFirst().orElseThrow();
    }

    private TableFolder folder(Generated node, String name) {
        return TableFolder.copyOf(node.directory(TABLE), temp.resolve(node + name));
    }

    private static List<Map<String, String>> read(TableFolder folder, Generated node, String line) {
        SSTables sstables = Readers.sstables(line);
        try (RowSource source = sstables.open(node.schema(TABLE), List.of(folder.path()))) {
            return SelectView.of(source.open(TokenRange.ALL, node.asOf()));
        }
    }

    static Stream<Arguments> nodes() {
        return Arrays.stream(Generated.values()).flatMap(node -> node.readers.stream()
                .filter(line -> Readers.ofLine(line).isPresent()).map(line -> Arguments.of(node, line)));
    }
}
