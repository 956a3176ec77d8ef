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

import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Staged files and tables that {@code aeneas load} refuses, or loads in part. */
@ExtendWith(AnnouncedStandIns.class)
class LoadRefusalTest {

    @TempDir
    private Path folder;
    private String target;
    private Staged staged;

    @BeforeEach
    void extract(TestInfo test) {
        target = test.getTestMethod().orElseThrow().getName();
        staged = Staged.extract(folder, target);
    }

    @Test
    void should_say_that_nothing_is_staged_there() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        load(nowhere, Staged.TABLE).withCode("folder-missing").about(nowhere).advising("aeneas extract", "s3://");
        Path file = Files.createFile(folder.resolve("file"));
        load(file, Staged.TABLE).withCode("folder-missing").about(file).saying("a file");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        load(empty, Staged.TABLE).withCode("manifest-missing").about(empty.resolve("meta/feat/comp/manifest.json"))
                .saying(Staged.TABLE).advising("Extract it first");
        load(staged.folder(), "feat.other").withCode("manifest-missing").saying("feat.other");
    }

    @Test
    void should_not_load_by_a_damaged_manifest() throws IOException {
        String whole = Files.readString(staged.manifest());
        Files.writeString(staged.manifest(), whole.substring(0, whole.length() / 2));
        Refusal.of(staged.load()).withoutAnswer().withCode("manifest-invalid").about(staged.manifest())
                .advising("extract the table again");
        assertNoTable();
        Files.writeString(staged.manifest(), whole);
        assertLoaded();
    }

    @Test
    void should_find_out_that_an_object_is_not_what_was_staged() throws IOException {
        String whole = Files.readString(staged.object());
        staged.damage(text -> text.replace("val5", "vax5"));
        assertIncomplete(8, Refusal.of(staged.load()).withCode("staged-object-corrupt").saying("not those that were"));
        staged.damage(text -> whole.substring(0, whole.length() - 20));
        assertIncomplete(7, Refusal.of(staged.load()).withCode("staged-object-corrupt").saying("ends in the middle"));
        Run run = Run.of(staged.load());
        assertTrue(run.err().contains("Loading " + target + ": 7 items in"), run.err());
        assertTrue(run.out().startsWith("7 items of feat.comp are in DynamoDB"), run.out());
        assertTrue(run.out().contains("NOT complete: 1 staged object could not be read"), run.out());
        Files.delete(staged.object());
        assertIncomplete(0, Refusal.of(staged.load()).withCode("file-unreadable").about(staged.object())
                .saying("not there").advising("extract the table again"));
        Files.writeString(staged.object(), whole);
        assertLoaded();
    }

    @ParameterizedTest
    @ValueSource(strings = { "drop", "truncate" })
    void should_not_delete_what_it_cannot_replace(String mode) throws IOException {
        assertLoaded();
        Files.delete(staged.object());
        Refusal.of(staged.load("--prepare", mode)).withoutAnswer().withCode("staged-object-corrupt")
                .about(staged.object()).saying("missing").advising("nothing was deleted");
        assertEquals(0, missing());
    }

    @Test
    void should_not_touch_a_table_with_other_keys() throws IOException {
        assertLoaded();
        SourceTable rejects = SourceTable.faults(folder, "rejects");
        Path other = folder.resolve("other");
        assertEquals(0, Run.of(rejects.extract(other, "--target-table", target)).status());
        for (String mode : List.of("do-nothing", "truncate")) {
            Refusal.of("load", "--from", other, "--table", rejects.name(), "--prepare", mode).withoutAnswer()
                    .withCode("table-keys-differ").about(target).saying("a#b (S), c (S) instead of pk (S), ck (S)")
                    .advising("another name", "--prepare drop");
        }
        assertEquals(0, missing());
    }

    @Test
    void should_put_an_item_that_only_dynamodb_refuses_aside(StandIns aws) throws IOException {
        staged.restage(lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(0, lines.get(0).replaceFirst("\"a#b\":\\{\"S\":\"[^\"]*\"", "\"a#b\":{\"S\":\"\""));
            changed.set(1, lines.get(1).replaceFirst("\"val\":\\{\"S\":\"", "$0" + "x".repeat(420_000)));
            return changed;
        });
        Run run = Run.of(staged.load());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("6 items of feat.comp are in DynamoDB"), run.out());
        String where = "2 were refused by DynamoDB: see the .rejects file in " + AnnouncedStandIns.state();
        assertTrue(run.out().contains(where), run.out());
        JsonNode again = Run.of(staged.load("--json")).json();
        assertEquals(List.of(6L, 2L), List.of(again.path("items").asLong(), again.path("rejects").asLong()));
        List<String> rejects = AnnouncedStandIns.rejects(target);
        assertEquals(2, rejects.size(), rejects.toString());
        assertTrue(rejects.get(0).contains(target) && rejects.get(0).contains("empty string"), rejects.get(0));
        assertTrue(rejects.get(1).contains("size has exceeded"), rejects.get(1));
        assertEquals(2, missing(), "validation finds what was refused");
    }

    private Refusal load(Path from, String table) {
        return Refusal.of("load", "--from", from, "--table", table).withoutAnswer();
    }

    /** @param written items that DynamoDB acknowledged, though the object is not whole */
    private static void assertIncomplete(long written, Refusal refusal) {
        assertEquals(written, refusal.answer().path("items").asLong());
        assertEquals(1, refusal.answer().path("failedObjects").asLong());
    }

    private void assertLoaded() {
        Run run = Run.of(staged.load("--json"));
        assertEquals(0, run.status(), run.err());
        assertEquals(8, run.json().path("items").asLong());
        assertFalse(run.json().has("error"));
        assertEquals(0, missing());
    }

    private void assertNoTable() {
        Refusal.of(validation()).withCode("table-missing");
    }

    private long missing() {
        Run run = Run.of(Stream.concat(Stream.of(validation()), Stream.of("--json")).toArray());
        return run.json().path("tables").get(0).path("missing").asLong();
    }

    private Object[] validation() {
        SourceTable source = SourceTable.comp(folder.resolve("source" + System.nanoTime()), "s50");
        return source.validate("--target-table", target, "--as-of", "1800000000");
    }
}
