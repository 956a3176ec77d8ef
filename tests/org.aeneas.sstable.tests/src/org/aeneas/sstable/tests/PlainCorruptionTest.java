package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
            folder.delete("CRC.db").delete(digest(folder));
            assertDamaged(folder, node, line);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("nodes")
    void should_read_without_checksums(Generated node, String line) {
        TableFolder folder = folder(node, "bare").delete("CRC.db");
        List<Map<String, String>> rows = read(folder, node, line);
        assertEquals(node.rows(TABLE), rows);
        assertEquals(rows, read(folder.delete(digest(folder)), node, line));
    }

    private static void assertDamaged(TableFolder folder, Generated node, String line) {
        Problem problem = assertThrows(ProblemException.class, () -> read(folder, node, line)).problem();
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
        SSTables sstables = new SSTables(List.of(Services.reader(line).orElseThrow()));
        try (RowSource source = sstables.open(node.schema(TABLE), List.of(folder.path()))) {
            return SelectView.of(source.open(TokenRange.ALL, node.asOf()));
        }
    }

    static Stream<Arguments> nodes() {
        return Arrays.stream(Generated.values()).flatMap(node -> node.readers.stream()
                .filter(line -> Services.reader(line).isPresent()).map(line -> Arguments.of(node, line)));
    }
}
