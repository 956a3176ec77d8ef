package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractReport;
import org.aeneas.staging.Manifest;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailingSourceTest {
    private static final Problem CORRUPT = new Problem("sstable-corrupt", "The file is damaged.", "nb-1-big-Data.db",
            "Scrub it on a node.");
    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final GeneratedSource rows = new GeneratedSource(7, 60, 100);

    @TempDir
    private Path folder;
    private Map<String, String> expected;

    @BeforeEach
    void extractWithoutFault() {
        Extracts.run(rows, Extracts.json(2), folder.resolve("expected"));
        expected = Folders.contents(folder.resolve("expected"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void should_give_the_same_bytes_though_reading_fails_and_is_tried_again(int failures) {
        FaultySource faulty = new FaultySource(rows, 33, failures, CORRUPT::asException);
        CountingProgress progress = new CountingProgress();
        ExtractReport.Table report = Extracts.run(faulty, Extracts.json(2), folder.resolve("out"), progress);
        assertEquals(0, faulty.failuresLeft());
        assertTrue(report.complete());
        assertEquals(expected, Folders.contents(folder.resolve("out")));
        assertEquals(rows.rows() + 20, progress.worked(), "rows that are read twice count once");
        assertEquals(0, rows.open(), "cursors left open");
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(CORRUPT::asException, () -> new IOError(new IOException("read error")),
                () -> new IllegalArgumentException("negative length"), () -> new AssertionError("unexpected marker"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void should_let_other_chunks_go_on_and_call_the_table_incomplete(Supplier<Throwable> failure) {
        Path out = folder.resolve("out");
        ExtractReport.Table report = Extracts.run(new FaultySource(rows, 33, FOR_EVER, failure), Extracts.json(2), out);
        assertFalse(report.complete());
        assertEquals(1, report.failed().size());
        assertEquals(4, report.failed().get(0).number());
        assertEquals(5, report.files().size());
        assertFalse(report.files().contains("data/shop/orders/part-00000004.json"), "a failed chunk has none");
        assertEquals(rows.rows() - 1000, report.rows(), "what is not staged is not counted");
        Manifest manifest = Manifest.read(out.resolve("meta/shop/orders/manifest.json"));
        assertFalse(manifest.complete());
        assertEquals(report.failed(), manifest.failed());
        for (String file : report.files()) {
            assertEquals(expected.get(file), Folders.contents(out).get(file));
        }
        assertEquals(0, rows.open(), "cursors left open");
    }

    @Test
    void should_pass_on_what_the_reader_says() {
        RowSource faulty = new FaultySource(rows, 33, FOR_EVER, CORRUPT::asException);
        ExtractReport.Table report = Extracts.run(faulty, Extracts.json(2), folder.resolve("out"));
        assertEquals(CORRUPT, report.failed().get(0).problem());
    }

    @Test
    void should_say_what_to_do_about_a_failure_that_nobody_expected() {
        RowSource faulty = new FaultySource(rows, 33, FOR_EVER, () -> new IllegalArgumentException("negative length"));
        ExtractReport.Table report = Extracts.run(faulty, Extracts.json(2), folder.resolve("out"));
        Problem problem = report.failed().get(0).problem();
        assertEquals("rows-unreadable", problem.code());
        assertTrue(problem.what().contains("negative length"), problem.what());
        assertEquals("shop.orders", problem.object());
    }

    @Test
    void should_complete_the_table_once_the_fault_is_mended() {
        Path out = folder.resolve("out");
        Extracts.run(new FaultySource(rows, 33, FOR_EVER, CORRUPT::asException), Extracts.json(2), out);
        int opened = rows.opened();
        assertTrue(Extracts.run(rows, Extracts.json(2), out).complete());
        assertEquals(1, rows.opened() - opened, "only the chunk that failed is read");
        assertEquals(expected, Folders.contents(out));
    }

    @Test
    void should_end_when_the_process_is_broken() {
        RowSource broken = new FaultySource(rows, 33, FOR_EVER, () -> new OutOfMemoryError("for a test"));
        assertThrows(OutOfMemoryError.class, () -> Extracts.run(broken, Extracts.json(2), folder.resolve("out")));
        Extracts.run(rows, Extracts.json(2), folder.resolve("out"));
        assertEquals(expected, Folders.contents(folder.resolve("out")));
    }

    @Test
    void should_stop_at_once_when_the_source_cannot_even_be_planned() {
        RowSource none = new FaultySource(rows, 0, 0, CORRUPT::asException) {
            @Override
            public List<Split> splits(long targetBytes) {
                throw CORRUPT.asException();
            }
        };
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Extracts.run(none, Extracts.json(2), folder.resolve("out")));
        assertEquals(CORRUPT, failure.problem());
        assertEquals(Map.of(), Folders.contents(folder.resolve("out")), "nothing is left behind");
    }
}
