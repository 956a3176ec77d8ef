package org.aeneas.staging.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Counts;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Format;
import org.aeneas.staging.JsonFiles;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.SourceFile;
import org.aeneas.staging.StagedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final Layout LAYOUT = new Layout("shop", "orders");
    private static final TokenRange LOW = new TokenRange("", "0");
    private static final TokenRange HIGH = new TokenRange("0", "");
    private static final StagedObject OBJECT = new StagedObject("data/shop/orders/part-00000001.json.zst", 77, "ab12");

    @TempDir
    private Path folder;

    @Test
    void should_read_back_what_it_wrote() {
        Manifest manifest = manifest(List.of(chunk(1, LOW, new Counts(10, 2, 11, 1, 3, 4, 77), Optional.of(OBJECT)),
                chunk(2, HIGH, new Counts(1, 0, 0, 1, 0, 0, 0), Optional.empty())), List.of());
        Path file = folder.resolve("manifest.json");
        DurableFiles.write(file, manifest.toJson());
        Manifest again = Manifest.read(file);
        assertEquals(manifest, again);
        assertArrayEquals(manifest.toJson(), again.toJson());
        assertEquals(List.of(OBJECT), again.objects());
        assertEquals(new Counts(11, 2, 11, 2, 3, 4, 77), again.totals());
        assertTrue(again.complete());
    }

    @Test
    void should_be_plain_json_that_names_formats_as_the_command_line_does() {
        String json = new String(manifest(List.of(), List.of()).toJson(), StandardCharsets.UTF_8);
        assertTrue(json.contains("\"format\" : \"dynamodb-json\""), json);
        assertTrue(json.contains("\"compression\" : \"zstd\""), json);
        assertFalse(json.contains("\r"), json);
        assertTrue(json.endsWith("}\n"), json);
    }

    @Test
    void should_say_that_it_is_incomplete_while_a_chunk_is_missing() {
        Manifest.Chunk first = chunk(1, LOW, new Counts(1, 0, 1, 0, 0, 0, 77), Optional.of(OBJECT));
        assertFalse(manifest(List.of(first), List.of()).complete(), "a chunk is not staged");
        Problem problem = new Problem("sstable-corrupt", "The file is damaged.", "nb-1-big-Data.db", "Scrub it.");
        Manifest failed = manifest(List.of(first), List.of(new Manifest.FailedChunk(2, HIGH, problem)));
        assertFalse(failed.complete());
        assertEquals(problem, Manifest.parse("manifest.json", failed.toJson()).failed().get(0).problem());
    }

    @Test
    void should_refuse_counts_that_lose_a_row() {
        Manifest.Chunk lossy = chunk(1, LOW, new Counts(10, 1, 10, 0, 0, 0, 77), Optional.of(OBJECT));
        ProblemException failure = assertThrows(ProblemException.class, () -> manifest(List.of(lossy), List.of()));
        assertEquals("counts-disagree", failure.problem().code());
        assertEquals("shop.orders", failure.problem().object());
    }

    @Test
    void should_refuse_what_is_no_manifest() {
        for (String json : List.of("", "{", "[]", "{}", "{\"version\":1,\"nonsense\":true}")) {
            ProblemException failure = assertThrows(ProblemException.class,
                    () -> Manifest.parse("s3://bucket/manifest.json", json.getBytes(StandardCharsets.UTF_8)), json);
            assertEquals("manifest-invalid", failure.problem().code(), json);
            assertEquals("s3://bucket/manifest.json", failure.problem().object());
        }
    }

    @Test
    void should_refuse_a_manifest_of_another_version() {
        String json = new String(manifest(List.of(), List.of()).toJson(), StandardCharsets.UTF_8)
                .replace("\"version\" : 1", "\"version\" : 2");
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Manifest.parse("manifest.json", json.getBytes(StandardCharsets.UTF_8)));
        assertEquals("manifest-version", failure.problem().code());
    }

    private static Manifest.Chunk chunk(int number, TokenRange range, Counts counts, Optional<StagedObject> object) {
        return new Manifest.Chunk(number, range, counts, object);
    }

    private static Manifest manifest(List<Manifest.Chunk> chunks, List<Manifest.FailedChunk> failed) {
        Manifest.Plan plan = new Manifest.Plan("0123456789abcdef", 1_700_000_000L, Format.DYNAMODB_JSON,
                Compression.ZSTD, List.of(new SourceFile("orders-1/nb-1-big-Data.db", 1234)), 2);
        return Manifest.of(LAYOUT, "CREATE TABLE shop.orders (id int PRIMARY KEY);\n",
                JsonFiles.MAPPER.createObjectNode().put("targetTable", "shop.orders"), plan, chunks, failed);
    }
}
