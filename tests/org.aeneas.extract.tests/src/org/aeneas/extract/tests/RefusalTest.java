package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.extract.TableExtract;
import org.aeneas.extract.TaskStore;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.SourceFile;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    private final GeneratedSource source = new GeneratedSource(11, 60, 100);

    @TempDir
    private Path folder;
    private Path out;

    @BeforeEach
    void nameOutput() {
        out = folder.resolve("out");
    }

    @Test
    void should_not_write_into_a_folder_with_other_content() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("holiday.jpg"), "mine");
        Problem problem = Problems.of("output-not-empty", () -> Extracts.run(source, Extracts.json(1), out));
        assertTrue(problem.what().contains("holiday.jpg"), problem.what());
        assertEquals(Map.of("holiday.jpg", "mine"), Folders.contents(out));
    }

    @Test
    void should_not_write_where_a_file_is() throws IOException {
        Files.writeString(out, "a file");
        Problems.of("output-not-a-folder", () -> Extracts.run(source, Extracts.json(1), out));
    }

    @Test
    void should_not_write_beneath_a_file() throws IOException {
        Files.writeString(out, "a file");
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Extracts.run(source, Extracts.json(1), out.resolve("deeper")));
        assertTrue(failure.problem().object().contains("out"), failure.problem().object());
    }

    @Test
    void should_not_replace_what_another_extraction_has_staged() {
        Extracts.run(source, Extracts.json(1), out);
        Map<String, String> contents = Folders.contents(out);
        Problems.of("output-exists", () -> Extracts.run(new GeneratedSource(12, 61, 100), Extracts.json(1), out));
        Problems.of("output-exists", () -> Extracts.run(source, Extracts.json(1).withAsOf(Extracts.AS_OF + 1), out));
        Problems.of("output-exists",
                () -> Extracts.run(source, Extracts.options(Format.DYNAMODB_JSON, Compression.GZIP, 1), out));
        assertEquals(contents, Folders.contents(out));
    }

    @Test
    void should_not_go_on_with_other_options() {
        interrupt();
        Problem problem = Problems.of("plan-changed",
                () -> Extracts.run(source, Extracts.options(Format.DYNAMODB_JSON, Compression.ZSTD, 1), out));
        assertTrue(problem.what().contains("compression none, now zstd"), problem.what());
        problem = Problems.of("plan-changed", () -> Extracts.run(source, Extracts.json(1).withAsOf(5), out));
        assertTrue(problem.what().contains("as of " + Extracts.AS_OF + ", now 5"), problem.what());
    }

    @Test
    void should_not_go_on_when_files_have_changed() {
        interrupt();
        TableExtract others = new TableExtract(Extracts.mapping(source.schema()), source,
                List.of(new SourceFile("orders-1/nb-2-big-Data.db", 4711)), Extracts.json(1));
        Problem problem = Problems.of("plan-changed", () -> others.run(out, Progress.NONE));
        assertEquals("orders-1/nb-1-big-Data.db", problem.object());
        assertTrue(problem.what().contains("1 are gone or changed, 1 are new"), problem.what());
    }

    @Test
    void should_go_on_with_the_chunks_and_the_second_that_were_fixed() {
        interrupt();
        TableExtract.Options now = TableExtract.Options.of(Format.DYNAMODB_JSON, Compression.NONE)
                .withChunkBytes(1 << 20);
        assertEquals(6, Extracts.run(source, now, out).files().size());
        Extracts.run(source, Extracts.json(3), folder.resolve("whole"));
        assertEquals(Folders.contents(folder.resolve("whole")), Folders.contents(out));
    }

    @Test
    void should_let_only_one_process_work_on_a_task() {
        interrupt();
        try (TaskStore other = TaskStore.open(out.resolve(".aeneas/shop.orders"))) {
            assertTrue(other.plan().isPresent());
            Problems.of("task-in-use", () -> Extracts.run(source, Extracts.json(1), out));
        }
        assertTrue(Extracts.run(source, Extracts.json(1), out).complete());
    }

    @Test
    void should_not_take_foreign_objects_for_its_own() throws IOException {
        interrupt();
        Files.writeString(out.resolve("data/shop/orders/part-00000099.json"), "{}\n");
        Problem problem = Problems.of("output-not-empty", () -> Extracts.run(source, Extracts.json(1), out));
        assertTrue(problem.object().endsWith("part-00000099.json"), problem.object());
    }

    @Test
    void should_stage_again_what_has_vanished_since_it_was_done() throws IOException {
        interrupt();
        Files.delete(out.resolve("data/shop/orders/part-00000001.json"));
        Files.writeString(out.resolve("data/shop/orders/part-00000002.json"), "x", StandardOpenOption.APPEND);
        Extracts.run(source, Extracts.json(1), out);
        Extracts.run(source, Extracts.json(1), folder.resolve("whole"));
        assertEquals(Folders.contents(folder.resolve("whole")), Folders.contents(out));
    }

    @Test
    void should_say_when_its_own_record_is_damaged() throws IOException {
        interrupt();
        Path journal = out.resolve(".aeneas/shop.orders/journal.jsonl");
        Files.writeString(journal, "nonsense\n" + Files.readString(journal));
        Executable again = () -> Extracts.run(source, Extracts.json(1), out);
        assertEquals(journal.toString(), Problems.of("task-store-corrupt", again).object());
        Path plan = out.resolve(".aeneas/shop.orders/plan.json");
        Files.writeString(plan, "{\"version\":");
        assertEquals(plan.toString(), Problems.of("task-store-corrupt", again).object());
    }

    @Test
    void should_not_compress_what_dms_must_read() {
        Problem problem = Problems.of("compression-unsupported",
                () -> Extracts.run(source, Extracts.options(Format.DMS_CSV, Compression.GZIP, 1), out));
        assertEquals("gzip", problem.object());
    }

    @Test
    void should_stop_when_the_disk_is_full_and_go_on_when_it_is_not() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Path data = Files.createDirectories(out.resolve("data/shop/orders"));
        interrupt();
        Path partial = data.resolve(".part-00000006.json.partial");
        // stands in for a disk that fills up while chunk 6 is written
        CountingProgress fill = new CountingProgress() {
            @Override
            public void worked(long units) {
                super.worked(units);
                if (!Files.exists(partial)) {
                    link(partial);
                }
            }
        };
        Problem problem = Problems.of("disk-full", () -> Extracts.run(source, Extracts.json(1), out, fill));
        assertEquals(data.resolve("part-00000006.json").toString(), problem.object());
        assertTrue(Extracts.run(source, Extracts.json(1), out).complete());
        Extracts.run(source, Extracts.json(1), folder.resolve("whole"));
        assertEquals(Folders.contents(folder.resolve("whole")), Folders.contents(out));
    }

    private static void link(Path partial) {
        try {
            Files.createSymbolicLink(partial, Path.of("/dev/full"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves a task that has done some of its chunks. */
    private void interrupt() {
        assertThrows(CancelledException.class,
                () -> Extracts.run(source, Extracts.json(1), out, new CountingProgress().cancelledFrom(3500)));
        assertTrue(Files.exists(out.resolve("data/shop/orders/part-00000002.json")));
    }
}
