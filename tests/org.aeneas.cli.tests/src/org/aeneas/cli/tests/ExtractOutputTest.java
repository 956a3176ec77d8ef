package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places to which {@code aeneas extract} does not write, or not to the end. */
class ExtractOutputTest {

    @TempDir
    private Path folder;

    @Test
    void should_not_write_where_something_else_is() throws IOException {
        SourceTable comp = SourceTable.comp(folder, "s50");
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("holiday.jpg"), "mine");
        Refusal.of(comp.extract(photos)).withoutAnswer().withCode("output-not-empty").about(photos)
                .saying("holiday.jpg").advising("new or empty");
        assertEquals(List.of(photos.resolve("holiday.jpg")), Folders.files(photos));
        Path file = photos.resolve("holiday.jpg");
        Refusal.of(comp.extract(file)).withoutAnswer().withCode("output-not-a-folder").about(file);
        Refusal.of(comp.extract(file.resolve("deeper"))).withoutAnswer().withCode("folder-is-a-file")
                .about(file.resolve("deeper")).advising("another folder");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void should_not_mix_two_extractions_of_one_table() throws IOException {
        SourceTable comp = SourceTable.comp(folder, "s50");
        Path out = folder.resolve("out");
        Run first = Run.of(comp.extract(out));
        assertEquals(0, first.status(), first.err());
        Path manifest = out.resolve("meta/feat/comp/manifest.json");
        byte[] before = Files.readAllBytes(manifest);
        Refusal.of(comp.extract(out, "--compression", "gzip")).withoutAnswer().withCode("output-exists").about(manifest)
                .saying("feat.comp").advising("another output");
        SourceTable other = SourceTable.comp(folder.resolve("other"), "s40");
        Refusal.of(other.extract(out)).withoutAnswer().withCode("output-exists").about(manifest);
        assertEquals(new String(before), Files.readString(manifest), "what was staged is as it was");
        assertEquals(0, Run.of(comp.extract(out)).status());
    }

    @Test
    void should_put_two_tables_into_one_output() {
        Path out = folder.resolve("out");
        assertEquals(0, Run.of(SourceTable.comp(folder, "s50").extract(out)).status());
        Run second = Run.of(SourceTable.faults(folder, "rejects").extract(out));
        assertEquals(0, second.status(), second.err());
    }

    @Test
    void should_stop_when_the_disk_is_full_and_go_on_when_there_is_room() throws IOException {
        SourceTable bulk = SourceTable.faults(folder, "bulk");
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 40)) {
            Path out = disk.path().resolve("out");
            Refusal full = Refusal.of(bulk.extract(out, "--threads", "1")).withoutAnswer().withCode("disk-full")
                    .advising("Free space", "finished parts are kept");
            assertEquals(out.resolve("data/faults/bulk"), Path.of(full.object()).getParent());
            assertTrue(full.object().matches(".*/part-\\d+\\.json"), full.object());
            assertFalse(Files.exists(out.resolve("meta/faults/bulk/manifest.json")), "nothing is done");
            assertTrue(Folders.files(out).stream().noneMatch(file -> file.toString().endsWith(".partial")),
                    "no remains");

            disk.grow(250);
            Run again = Run.of(bulk.extract(out, "--json"));
            assertEquals(0, again.status(), again.err());
            assertEquals(300, again.json().path("items").asLong());
            assertEquals(3, again.json().path("files").size());
        }
    }
}
