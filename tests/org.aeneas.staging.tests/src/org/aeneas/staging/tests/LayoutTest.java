package org.aeneas.staging.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.mapping.Reject;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.RejectLog;
import org.aeneas.staging.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    private static final Layout LAYOUT = new Layout("shop", "orders");

    @Test
    void should_name_objects_as_their_readers_expect(@TempDir Path folder) {
        assertEquals("data/shop/orders/part-00000001.json", LAYOUT.object(1, Format.DYNAMODB_JSON, Compression.NONE));
        assertEquals("data/shop/orders/part-00000012.json.gz",
                LAYOUT.object(12, Format.DYNAMODB_JSON, Compression.GZIP));
        assertEquals("data/shop/orders/part-12345678.json.zst",
                LAYOUT.object(12345678, Format.DYNAMODB_JSON, Compression.ZSTD));
        assertEquals("data/shop/orders/LOAD00000001.csv", LAYOUT.object(1, Format.DMS_CSV, Compression.NONE));
        assertEquals("meta/shop/orders/manifest.json", LAYOUT.manifest());
        assertEquals("meta/shop/orders/rejects.jsonl", LAYOUT.rejects());
    }

    @Test
    void should_name_changes_so_that_their_order_is_that_of_cycles() {
        assertEquals("changes/shop/orders/000000000007/", LAYOUT.changes(7));
        assertEquals("changes/shop/orders/000000000007/part-00000002.json.zst",
                LAYOUT.changeObject(7, 2, Compression.ZSTD));
        assertEquals("changes/shop/orders/000000000007/manifest.json", LAYOUT.changeManifest(7));
        assertEquals("cdc/CDC00000000000000000010.csv", Layout.cdcObject("cdc", 10));
        assertTrue(Layout.cdcObject("cdc", 9).compareTo(Layout.cdcObject("cdc", 10)) < 0);
        assertThrows(IllegalArgumentException.class, () -> LAYOUT.changes(0));
    }

    @Test
    void should_let_no_name_lead_out_of_its_folder() {
        for (String name : List.of("", "..", "a/b", "a\\b", ".", "a b", "é")) {
            assertThrows(IllegalArgumentException.class, () -> new Layout("shop", name), name);
            assertThrows(IllegalArgumentException.class, () -> new Layout(name, "orders"), name);
        }
        assertEquals("data/Shop/My_Orders2/", new Layout("Shop", "My_Orders2").data());
    }

    @Test
    void should_know_formats_and_compressions_by_the_names_of_the_command_line() {
        assertEquals(Optional.of(Format.DMS_CSV), Format.named("dms-csv"));
        assertEquals(Optional.empty(), Format.named("csv"));
        assertEquals(Optional.of(Compression.ZSTD), Compression.named("zstd"));
        assertEquals(Compression.GZIP, Compression.ofName("a.json.gz"));
        assertEquals(Compression.NONE, Compression.ofName("a.csv"));
        assertTrue(Format.DYNAMODB_JSON.allows(Compression.GZIP));
        assertFalse(Format.DMS_CSV.allows(Compression.GZIP), "DMS reads no compressed CSV");
    }

    @Test
    void should_keep_rejects_as_json_lines_in_their_order(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rejects/00000001.jsonl");
        try (RejectLog log = new RejectLog(file)) {
            log.add(new Reject("shop.orders", "id=\"1\"\n", Reject.KEY_EMPTY, "The key is empty."));
            log.add(new Reject("shop.orders", "name=\ud800x", Reject.INVALID_TEXT, "Half a character."));
            log.complete();
            assertEquals(2, log.count());
        }
        assertEquals(List.of(
                "{\"table\":\"shop.orders\",\"key\":\"id=\\\"1\\\"\\n\",\"code\":\"key-empty\","
                        + "\"reason\":\"The key is empty.\"}",
                "{\"table\":\"shop.orders\",\"key\":\"name=?x\",\"code\":\"invalid-text\","
                        + "\"reason\":\"Half a character.\"}"),
                Files.readAllLines(file));
    }

    @Test
    void should_make_no_file_without_rejects(@TempDir Path folder) {
        Path file = folder.resolve("rejects/00000001.jsonl");
        try (RejectLog log = new RejectLog(file)) {
            log.complete();
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void should_know_a_source_file_wherever_it_is_mounted(@TempDir Path folder) throws IOException {
        Path one = Files.createDirectories(folder.resolve("node1/orders-1")).resolve("nb-1-big-Data.db");
        Path other = Files.createDirectories(folder.resolve("mnt/orders-1")).resolve("nb-1-big-Data.db");
        Files.writeString(one, "12345");
        Files.writeString(other, "12345");
        assertEquals(new SourceFile("orders-1/nb-1-big-Data.db", 5), SourceFile.of(one));
        assertEquals(SourceFile.of(one), SourceFile.of(other));
    }
}
