package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What can be staged is staged, what cannot is named and counted, and only the whole is called complete. */
class ExtractPartsTest {
    private static final String SECOND = "1800000000";
    private static final String CORRUPT = "nb-3-big-Data.db";

    @TempDir
    private Path folder;
    private Path out;

    @BeforeEach
    void nameOutput() {
        out = folder.resolve("out");
    }

    @Test
    void should_stage_the_other_parts_when_one_of_several_sstables_is_damaged() throws IOException {
        SourceTable bulk = SourceTable.faults(folder, "bulk");
        Path data = bulk.change(CORRUPT, ExtractPartsTest::flippedInTheMiddle);
        JsonNode answer = Refusal.of(gzip(bulk, out)).withCode("sstable-corrupt").about(data).saying("checksum")
                .answer();

        assertEquals(List.of("data/faults/bulk/part-00000001.json.gz", "data/faults/bulk/part-00000003.json.gz"),
                texts(answer.path("files")));
        assertEquals(answer.path("files").size(), Folders.files(out.resolve("data")).size(),
                "no part that is not whole");
        JsonNode manifest = manifest("bulk");
        assertFalse(manifest.path("complete").asBoolean());
        assertEquals(1, manifest.path("failed").size());
        assertEquals(answer.path("rows").asLong(), manifest.path("totals").path("rows").asLong());
        assertTrue(Run.of(gzip(bulk, out)).out().contains("NOT complete"));
        Refusal.of("load", "--from", out, "--table", bulk.name(), "--region", "eu-west-1")
                .withCode("staging-incomplete").about(out.resolve("meta/faults/bulk/manifest.json"));

        bulk.change(CORRUPT, ExtractPartsTest::flippedInTheMiddle);
        Run mended = Run.of(gzip(bulk, out));
        assertEquals(0, mended.status(), mended.err());
        Run whole = Run.of(gzip(bulk, folder.resolve("whole")));
        assertEquals(0, whole.status(), whole.err());
        assertEquals(Folders.contents(folder.resolve("whole")), Folders.contents(out), "as if nothing had happened");
    }

    @Test
    void should_put_what_dynamodb_cannot_hold_aside_and_go_on() throws IOException {
        SourceTable table = SourceTable.faults(folder, "rejects");
        Run run = Run.of(table.extract(out));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("7 rows of faults.rejects are 4 items"), run.out());
        String where = "3 cannot be represented: see " + out + "/meta/faults/rejects/rejects.jsonl.";
        assertTrue(run.out().contains(where), run.out());
        JsonNode again = Run.of(table.extract(out, "--json")).json();
        assertEquals(List.of(7L, 4L, 3L), Stream.of("rows", "items", "rejects")
                .map(field -> again.path(field).asLong()).toList());

        Map<String, String> reasons = new TreeMap<>();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(out.resolve("meta/faults/rejects/rejects.jsonl"))) {
            JsonNode reject = mapper.readTree(line);
            assertEquals("faults.rejects", reject.path("table").asText());
            assertTrue(reject.path("reason").asText().endsWith("."), line);
            reasons.put(reject.path("key").asText().replaceFirst("k{9,}.*", "k…"), reject.path("code").asText());
        }
        assertEquals(Map.of("pk=big, ck=c0", "item-too-large", "pk=empty, ck=", "key-empty", "pk=long, ck=k…",
                "key-too-long"), reasons);
        assertTrue(manifest("rejects").path("complete").asBoolean());
    }

    private static Object[] gzip(SourceTable table, Path out) {
        return table.extract(out, "--compression", "gzip", "--as-of", SECOND, "--threads", "2");
    }

    private static byte[] flippedInTheMiddle(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[110_000] ^= 1;
        return copy;
    }

    private JsonNode manifest(String table) throws IOException {
        return new ObjectMapper().readTree(out.resolve("meta/faults").resolve(table).resolve("manifest.json").toFile());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
