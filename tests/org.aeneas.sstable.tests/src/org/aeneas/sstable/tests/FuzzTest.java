package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damage of every kind to every component, by fixed seeds, alone and several at a time: the rows are right or there is
 * a problem that says why not. Never another exception, never a hang, never another row.
 */
class FuzzTest {
    private static final int CASES = Boolean.getBoolean("aeneas.tests.all") ? 400 : 15;
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final Set<String> CODES = Set.of("sstable-corrupt", "sstable-incomplete", "sstable-unreadable",
            "schema-mismatch", "partitioner-unknown", "partitioner-mixed", "format-unknown");

    @TempDir
    Path temp;
    private int noticed;

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void should_give_the_right_rows_or_a_problem_whatever_is_damaged(Fuzzed subject) throws IOException {
        TableFolder folder = TableFolder.copyOf(subject.directory(), temp.resolve("damaged"));
        Damage damage = new Damage(folder.path(), subject.other());
        List<ReadRow> whole = subject.read(folder);
        assertFalse(whole.isEmpty());
        List<String> wrong = new ArrayList<>();
        noticed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            String done = damage.inflict(seed * 31L + subject.toString().hashCode());
            outcome(subject, folder, whole).ifPresent(what -> wrong.add(done + " → " + what));
            damage.mend();
        }
        assertEquals(List.of(), wrong, wrong.size() + " of " + CASES);
        assertTrue(noticed > CASES / 5, "only " + noticed + " of " + CASES + " did any harm");
    }

    /** What is wrong with what came of it, if anything is. */
    private Optional<String> outcome(Fuzzed subject, TableFolder folder, List<ReadRow> whole) {
        try {
            List<ReadRow> rows = assertTimeoutPreemptively(HANGS, () -> subject.read(folder));
            return rows.equals(whole) ? Optional.empty()
                    : Optional.of(rows.size() + " rows instead of " + whole.size() + difference(whole, rows));
        } catch (ProblemException e) {
            noticed++;
            return CODES.contains(e.problem().code()) ? Optional.empty() : Optional.of(e.problem().toString());
        } catch (RuntimeException | Error e) {
            return Optional.of(e.toString());
        }
    }

    private static String difference(List<ReadRow> whole, List<ReadRow> rows) {
        return rows.stream().filter(row -> !whole.contains(row)).findFirst().map(row -> ", such as " + row).orElse("");
    }

    static Stream<Fuzzed> subjects() {
        return Fuzzed.all();
    }
}
