package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several tables in one task. */
class ExtractionTest {
    private static final Problem CORRUPT = new Problem("sstable-corrupt", "The file is damaged.", "nb-1-big-Data.db",
            "Scrub it.");

    private final RowSource orders = new GeneratedSource(GeneratedSource.table("orders"), 1, 40, 100);
    private final RowSource returns = new GeneratedSource(GeneratedSource.table("returns"), 2, 25, 100);

    @TempDir
    private Path folder;

    @Test
    void should_stage_all_tables_of_a_plan() {
        CountingProgress progress = new CountingProgress();
        ExtractReport report = run(folder.resolve("out"), progress, orders, returns);
        assertEquals(List.of("shop.orders", "shop.returns"),
                report.tables().stream().map(ExtractReport.Table::table).toList());
        assertEquals(List.of(4000L, 2500L), report.tables().stream().map(ExtractReport.Table::rows).toList());
        assertTrue(report.complete());
        assertEquals("Extracting 2 tables (rows)", progress.work());
        assertEquals(6500, progress.total());
    }

    @Test
    void should_go_on_with_all_tables_after_a_cancel() {
        run(folder.resolve("whole"), Progress.NONE, orders, returns);
        assertThrows(CancelledException.class,
                () -> run(folder.resolve("out"), new CountingProgress().cancelledFrom(5000), orders, returns));
        run(folder.resolve("out"), Progress.NONE, orders, returns);
        assertEquals(Folders.contents(folder.resolve("whole")), Folders.contents(folder.resolve("out")));
    }

    @Test
    void should_complete_one_table_though_another_has_a_fault() {
        RowSource faulty = new FaultySource(orders, 5, Integer.MAX_VALUE, CORRUPT::asException);
        ExtractReport report = run(folder.resolve("out"), Progress.NONE, faulty, returns);
        assertFalse(report.complete());
        assertFalse(report.tables().get(0).complete());
        assertTrue(report.tables().get(1).complete());
    }

    @Test
    void should_refuse_a_store_that_holds_the_plan_of_other_tables() {
        assertThrows(CancelledException.class,
                () -> run(folder.resolve("out"), new CountingProgress().cancelledFrom(2000), orders, returns));
        ProblemException failure = assertThrows(ProblemException.class,
                () -> run(folder.resolve("out"), Progress.NONE, orders));
        assertEquals("plan-changed", failure.problem().code());
        assertTrue(failure.problem().what().contains("tables shop.orders shop.returns"), failure.problem().what());
    }

    @Test
    void should_cut_a_table_without_gap_or_overlap_and_alike_each_time() {
        ExtractPlan plan = plan(orders, returns);
        assertEquals(plan, plan(orders, returns));
        for (ExtractPlan.TablePlan table : plan.tables()) {
            String end = "";
            for (ExtractPlan.Chunk chunk : table.chunks()) {
                for (TokenRange part : chunk.parts()) {
                    assertEquals(end, part.start());
                    end = part.end();
                }
                assertEquals(end, chunk.range().end());
            }
            assertEquals("", end);
        }
        assertEquals(List.of(1, 2, 3, 4),
                plan.tables().get(0).chunks().stream().map(ExtractPlan.Chunk::number).toList());
    }

    @Test
    void should_have_an_id_that_follows_from_what_decides_the_bytes() {
        ExtractPlan plan = plan(orders);
        assertEquals(plan.id(), plan(orders).id());
        List<String> others = Stream.of(plan.at(Extracts.AS_OF + 1), plan(returns), plan(orders, returns),
                ExtractPlan.of(plan.asOf(), Format.DMS_CSV, plan.compression(), plan.tables()),
                ExtractPlan.of(plan.asOf(), plan.format(), Compression.GZIP, plan.tables()))
                .map(ExtractPlan::id).toList();
        assertEquals(others.size(), others.stream().distinct().count());
        assertFalse(others.contains(plan.id()));
    }

    @Test
    void should_make_a_chunk_of_each_huge_partition() {
        RowSource wide = new GeneratedSource(GeneratedSource.table("wide"), 3, 3, 50_000);
        assertEquals(3, plan(wide).tables().get(0).chunks().size());
    }

    private ExtractReport run(Path out, Progress progress, RowSource... sources) {
        Map<String, Extraction.Table> tables = new HashMap<>();
        for (RowSource source : sources) {
            tables.put(source.schema().qualifiedName(),
                    new Extraction.Table(Extracts.mapping(source.schema()), source));
        }
        try (TaskStore store = TaskStore.open(folder.resolve("task-of-" + out.getFileName()))) {
            Extraction.Options running = Extracts.json(2).running();
            return new Extraction(plan(sources), tables, Target.folder(out), store, running).run(progress);
        }
    }

    private static ExtractPlan plan(RowSource... sources) {
        List<ExtractPlan.TablePlan> tables = Stream.of(sources).map(source -> ExtractPlan.TablePlan.of(
                Extracts.mapping(source.schema()), source, Extracts.FILES, Extracts.CHUNK_BYTES)).toList();
        return ExtractPlan.of(Extracts.AS_OF, Format.DYNAMODB_JSON, Compression.NONE, tables);
    }
}
