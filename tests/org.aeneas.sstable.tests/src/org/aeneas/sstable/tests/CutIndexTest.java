package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An index that ends between two of its entries looks whole. What it no longer tells must not be lost. */
class CutIndexTest {
    private static final int MOST_CUTS = Boolean.getBoolean("aeneas.tests.all") ? 250 : 40;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void should_give_all_rows_or_a_problem_wherever_an_index_ends(Fuzzed subject) throws IOException {
        TableFolder folder = TableFolder.copyOf(subject.directory(), temp.resolve("cut"));
        Path index = folder.file("Index.db");
        byte[] bytes = Files.readAllBytes(index);
        List<ReadRow> whole = subject.read(folder);
        for (int length = Math.max(0, bytes.length - MOST_CUTS); length < bytes.length; length++) {
            Files.write(index, Arrays.copyOf(bytes, length));
            try {
                assertEquals(whole, subject.read(folder), length + " of " + bytes.length + " bytes");
            } catch (ProblemException e) {
                assertEquals("sstable-corrupt", e.problem().code(), e.problem().toString());
            }
        }
    }

    static Stream<Fuzzed> subjects() {
        return Fuzzed.all().filter(subject -> {
            try (Stream<Path> files = Files.list(subject.directory())) {
                return files.anyMatch(file -> file.toString().endsWith("Index.db"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
