package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.aeneas.core.CancelledException;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.TableExtract;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedReader;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableExtractTest {
    private static final int PARTITIONS = 105;
    private static final int ROWS = 100;

    private final GeneratedSource source = new GeneratedSource(42, PARTITIONS, ROWS);

    @TempDir
    private Path folder;

    @Test
    void should_stage_each_row_once_and_account_for_all() {
        Path out = folder.resolve("out");
        ExtractReport.Table report = Extracts.run(source, Extracts.json(2), out);
        long rejects = 2 * ROWS + 1;
        long statics = PARTITIONS / 3;
        assertEquals(source.rows(), report.rows());
        assertEquals(rejects, report.rejects(), "two partitions have a key that is too long, one of them static data");
        assertEquals(source.rows() + statics - rejects, report.items());
        assertTrue(report.complete());
        assertEquals(statics, report.counts().staticItems());
        assertTrue(report.counts().rowsExpiringInParts() > source.rows() / 10);
        assertEquals(report.items(), new TreeSet<>(lines(out, report)).size(), "no line twice");
        assertEquals(report.items(), lines(out, report).size());
        assertEquals(0, source.open(), "cursors left open");
    }

    @Test
    void should_lay_the_output_out_as_its_readers_expect() throws Exception {
        Path out = folder.resolve("out");
        ExtractReport.Table report = Extracts.run(source, Extracts.json(2), out);
        Set<String> expected = new TreeSet<>(report.files());
        expected.add("meta/shop/orders/manifest.json");
        expected.add("meta/shop/orders/rejects.jsonl");
        assertEquals(11, report.files().size());
        assertEquals("data/shop/orders/part-00000001.json", report.files().get(0));
        assertEquals(expected, Folders.contents(out).keySet(), "nothing else is left");
        Manifest manifest = Manifest.read(out.resolve("meta/shop/orders/manifest.json"));
        assertTrue(manifest.complete());
        assertEquals(report.counts(), manifest.totals());
        assertEquals(Extracts.AS_OF, manifest.plan().asOf());
        assertEquals(Extracts.FILES, manifest.plan().sources());
        assertTrue(manifest.schema().contains("CREATE TABLE shop.orders"), manifest.schema());
        for (StagedObject object : manifest.objects()) {
            try (StagedReader reader = StagedReader.open(object, Files.newInputStream(out.resolve(object.name())))) {
                while (reader.next()) {
                    assertTrue(reader.text().startsWith("{\"Item\":{"), reader.text());
                }
            }
        }
        assertEquals(report.rejects(), Files.readAllLines(out.resolve("meta/shop/orders/rejects.jsonl")).size());
    }

    @ParameterizedTest
    @CsvSource({ "DYNAMODB_JSON,NONE", "DYNAMODB_JSON,GZIP", "DYNAMODB_JSON,ZSTD", "DMS_CSV,NONE" })
    void should_give_the_same_bytes_on_any_number_of_threads(Format format, Compression compression) {
        Extracts.run(source, Extracts.options(format, compression, 1), folder.resolve("1"));
        Map<String, String> expected = Folders.contents(folder.resolve("1"));
        assertTrue(expected.size() > 10, expected.keySet().toString());
        for (int threads : new int[] { 2, 5 }) {
            Path out = folder.resolve(Integer.toString(threads));
            Extracts.run(source, Extracts.options(format, compression, threads), out);
            assertEquals(expected, Folders.contents(out), threads + " threads");
        }
    }

    @Test
    void should_add_what_dms_must_be_told_to_its_csv() {
        Path out = folder.resolve("out");
        ExtractReport.Table report = Extracts.run(source, Extracts.options(Format.DMS_CSV, Compression.NONE, 2), out);
        assertEquals("data/shop/orders/LOAD00000001.csv", report.files().get(0));
        Set<String> files = Folders.contents(out).keySet();
        assertTrue(files.contains("meta/shop/orders/external-table-definition.json"), files.toString());
        assertTrue(files.contains("meta/shop/orders/table-mappings.json"), files.toString());
    }

    @Test
    void should_make_no_object_of_a_chunk_that_gives_no_item() {
        Path out = folder.resolve("out");
        TableExtract.Options onePartitionAChunk = Extracts.json(2).withChunkBytes(ROWS * GeneratedSource.ROW_BYTES);
        ExtractReport.Table report = Extracts.run(source, onePartitionAChunk, out);
        assertEquals(PARTITIONS - source.rejectedPartitions(), report.files().size());
        assertFalse(report.files().contains("data/shop/orders/part-00000001.json"), "all rows of chunk 1 are rejects");
        assertEquals(PARTITIONS, Manifest.read(out.resolve("meta/shop/orders/manifest.json")).chunks().size());
    }

    @Test
    void should_stage_a_table_without_rows() {
        Path out = folder.resolve("out");
        ExtractReport.Table report = Extracts.run(new GeneratedSource(1, 0, 1), Extracts.json(2), out);
        assertEquals(0, report.rows());
        assertTrue(report.complete());
        assertEquals(Set.of("meta/shop/orders/manifest.json", "meta/shop/orders/rejects.jsonl"),
                Folders.contents(out).keySet());
    }

    @Test
    void should_tell_rows_with_an_estimated_total_but_not_one_by_one() {
        CountingProgress progress = new CountingProgress();
        GeneratedSource larger = new GeneratedSource(1, 300, 300);
        ExtractReport.Table report = Extracts.run(larger, Extracts.json(2).withChunkBytes(64 << 20),
                folder.resolve("out"), progress);
        assertEquals("Extracting shop.orders (rows)", progress.work());
        assertEquals(larger.rows(), progress.total());
        assertEquals(report.rows() + report.counts().staticItems(), progress.worked());
        assertTrue(progress.calls() < 100, progress.calls() + " calls");
    }

    @Test
    void should_go_on_where_it_was_cancelled() {
        Path whole = folder.resolve("whole");
        Extracts.run(source, Extracts.json(2), whole);
        Path out = folder.resolve("out");
        assertThrows(CancelledException.class,
                () -> Extracts.run(source, Extracts.json(2), out, new CountingProgress().cancelledFrom(6000)));
        Set<String> left = Folders.contents(out).keySet();
        assertFalse(left.contains("meta/shop/orders/manifest.json"), left.toString());
        assertTrue(left.stream().noneMatch(name -> name.endsWith(".partial")), left.toString());
        CountingProgress second = new CountingProgress();
        int opened = source.opened();
        Extracts.run(source, Extracts.json(2), out, second);
        assertEquals(Folders.contents(whole), Folders.contents(out));
        assertTrue(source.opened() - opened <= 9, "chunks that were done are not read again");
        assertEquals(source.rows() + PARTITIONS / 3, second.worked(), "what was done counts as done");
    }

    @Test
    void should_say_again_what_it_did_when_called_again() {
        Path out = folder.resolve("out");
        ExtractReport.Table first = Extracts.run(source, Extracts.json(2), out);
        Map<String, String> contents = Folders.contents(out);
        int opened = source.opened();
        assertEquals(first, Extracts.run(source, Extracts.json(1), out));
        assertEquals(opened, source.opened(), "nothing is read again");
        assertEquals(contents, Folders.contents(out));
    }

    @Test
    void should_put_several_tables_into_one_folder() {
        Path out = folder.resolve("out");
        Extracts.run(source, Extracts.json(2), out);
        GeneratedSource other = new GeneratedSource(GeneratedSource.table("returns"), 43, 5, 5);
        assertEquals(25, Extracts.run(other, Extracts.json(1), out).rows());
        assertTrue(Files.exists(out.resolve("meta/shop/returns/manifest.json")));
        assertTrue(Files.exists(out.resolve("meta/shop/orders/manifest.json")));
    }

    private static List<String> lines(Path out, ExtractReport.Table report) {
        List<String> lines = new ArrayList<>();
        for (String file : report.files()) {
            try (StagedReader reader = StagedReader.open(out.resolve(file))) {
                while (reader.next()) {
                    lines.add(reader.text());
                }
            }
        }
        return lines;
    }
}
