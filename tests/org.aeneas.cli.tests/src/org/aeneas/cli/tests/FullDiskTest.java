package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.SmallDisk;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Every place on the local disk that a command writes to, full: it says which, and goes on when there is room. */
@ExtendWith(AnnouncedStandIns.class)
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void should_stop_when_there_is_no_room_for_the_record_of_an_extraction() throws IOException {
        SourceTable comp = SourceTable.comp(folder, "s50");
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            Path filler = disk.fill();
            Path out = disk.path().resolve("out");
            assertFull(Refusal.of(comp.extract(out)), out);
            Files.delete(filler);
            Run again = Run.of(comp.extract(out, "--json"));
            assertEquals(8, again.json().path("items").asLong(), again.err());
        }
    }

    @Test
    void should_stop_when_there_is_no_room_for_objects_on_their_way_to_s3(StandIns aws) throws IOException {
        SourceTable bulk = SourceTable.faults(folder, "bulk");
        String bucket = aws.bucket("full-disk");
        Object[] extract = bulk.extract(Path.of("."), "--threads", "1");
        extract[extract.length - 3] = "s3://" + bucket;
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            System.setProperty("aeneas.state", disk.path().toString());
            assertFull(Refusal.of(extract), disk.path());
            assertFalse(Files.exists(aws.objects(bucket).resolve("meta/faults/bulk/manifest.json")));
            disk.grow(250);
            Run again = Run.of(Stream.concat(Stream.of(extract), Stream.of("--json")).toArray());
            assertEquals(300, again.json().path("items").asLong(), again.err());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void should_stop_when_there_is_no_room_for_what_a_load_remembers(boolean rejects, TestInfo test)
            throws IOException {
        String target = test.getTestMethod().orElseThrow().getName() + rejects;
        Staged staged = Staged.extract(folder, target);
        if (rejects) {
            staged.restage(FullDiskTest::withReject);
        }
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            System.setProperty("aeneas.state", disk.path().toString());
            Path filler = disk.fill();
            Refusal full = assertFull(Refusal.of(staged.load()), disk.path());
            assertTrue(full.object().endsWith(target + (rejects ? ".rejects" : ".checkpoint")), full.object());
            Files.delete(filler);
            JsonNode again = Run.of(staged.load("--json")).json();
            assertEquals(rejects ? 7 : 8, again.path("items").asLong(), again.toString());
            assertEquals(rejects ? 1 : 0, again.path("rejects").asLong(), again.toString());
        }
    }

    @Test
    void should_stop_when_there_is_no_room_to_compare_in() throws IOException {
        Staged staged = Staged.extract(folder, "compared_on_a_full_disk");
        assertEquals(0, Run.of(staged.load()).status());
        SourceTable comp = SourceTable.comp(folder.resolve("source"), "s50");
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            Path filler = disk.fill();
            Object[] validation = comp.validate("--from", staged.folder().toString(), "--scratch",
                    disk.path().toString());
            assertFull(Refusal.of(validation), disk.path()).advising("--scratch");
            assertEquals(List.of(filler), Folders.files(disk.path()), "what was begun is removed");
            Files.delete(filler);
            assertEquals(0, Run.of(validation).status());
        }
    }

    private static Refusal assertFull(Refusal refusal, Path place) {
        refusal.withoutAnswer().withCode("disk-full");
        assertTrue(Path.of(refusal.object()).startsWith(place), refusal.object());
        return refusal;
    }

    private static List<String> withReject(List<String> lines) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(0, lines.get(0).replaceFirst("\"a#b\":\\{\"S\":\"[^\"]*\"", "\"a#b\":{\"S\":\"\""));
        return changed;
    }
}
