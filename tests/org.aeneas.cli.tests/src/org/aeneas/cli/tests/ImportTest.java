package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.aeneas.aws.ObjectStore;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code aeneas load --engine import}: the road by DynamoDB's own import from S3. */
@ExtendWith(AnnouncedStandIns.class)
class ImportTest {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @TempDir
    private Path folder;
    private StandIns aws;
    private String target;
    private String bucket;

    @BeforeEach
    void begin(StandIns standIns, TestInfo test) {
        aws = standIns;
        bucket = standIns.bucket("imports-" + BUCKETS.incrementAndGet());
        target = test.getTestMethod().orElseThrow().getName();
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "gzip", "zstd" })
    void should_move_everything_from_sstables_to_verified_items(String compression) throws IOException {
        target = "imported_" + compression;
        upload(Staged.extract(folder, target, "--compression", compression));
        Run run = Run.of(load("--json"));
        assertEquals(0, run.status(), run.err());
        assertEquals(List.of("table", "items", "rejects", "failedObjects", "seconds"), fields(run.json()));
        assertEquals(8, run.json().path("items").asLong());
        Run validation = Run.of(validation());
        assertEquals(0, validation.status(), validation.out() + validation.err());
        for (String difference : List.of("missing", "extra", "different")) {
            assertEquals(0, validation.json().path("tables").get(0).path(difference).asLong(-1), difference);
        }
        Refusal.of(load()).withoutAnswer().withCode("import-needs-new-table").about(target)
                .advising("--prepare drop", "--engine items");
        Run again = Run.of(load("--prepare", "drop"));
        assertEquals(0, again.status(), again.err());
        assertTrue(again.out().startsWith("8 items of feat.comp are in DynamoDB"), again.out());
    }

    @Test
    void should_put_the_items_aside_that_dynamodb_refuses() throws IOException {
        upload(Staged.extract(folder, target).restage(lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(1, lines.get(1).replaceFirst("\"val\":\\{\"S\":\"", "$0" + "x".repeat(420_000)));
            return changed;
        }));
        Run run = Run.of(load());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("7 items of feat.comp are in DynamoDB"), run.out());
        assertTrue(run.out().contains("1 were refused by DynamoDB: see the .rejects file in "
                + AnnouncedStandIns.state()));
        List<String> rejects = AnnouncedStandIns.rejects(target);
        assertTrue(rejects.toString().contains("part-00000001.json\",\"line\":2,"), rejects.toString());
        assertEquals(1, Run.of(validation()).json().path("tables").get(0).path("missing").asLong());
    }

    @Test
    void should_let_the_item_engine_put_in_what_an_import_left_out() throws IOException {
        Staged staged = Staged.extract(folder, target);
        List<String> whole = Files.readAllLines(staged.object());
        upload(staged.restage(lines -> {
            List<String> changed = new ArrayList<>(lines);
            changed.set(3, "x".repeat(lines.get(3).length()));
            return changed;
        }));
        Refusal.of(load("--prepare", "drop")).withCode("import-incomplete")
                .saying("8 staged items", "3 were imported", "1 refused").advising("--engine items");
        upload(staged.restage(lines -> whole));
        Run items = Run.of("load", "--from", place(), "--table", Staged.TABLE, "--json");
        assertEquals(8, items.json().path("items").asLong(), items.err());
        assertEquals(0, Run.of(validation()).json().path("tables").get(0).path("missing").asLong(-1));
    }

    @Test
    void should_import_from_no_folder_of_this_machine() {
        Staged staged = Staged.extract(folder, target);
        Refusal.of(staged.load("--engine", "import")).withoutAnswer().withCode("import-needs-bucket")
                .about(staged.folder()).advising("s3://", "--engine items");
    }

    @ParameterizedTest
    @ValueSource(strings = { "--prepare=truncate", "--write-units=5" })
    void should_call_options_of_the_other_engine_wrong_usage(String option) {
        Run run = Run.of(load(option));
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--engine items"), run.err());
    }

    private void upload(Staged staged) throws IOException {
        for (Path file : Folders.files(staged.folder())) {
            String name = staged.folder().relativize(file).toString().replace(File.separatorChar, '/');
            aws.session().objects().put(bucket, target + "/" + name, Files.readAllBytes(file),
                    new ObjectStore.Encryption.BucketDefault());
        }
    }

    private String place() {
        return "s3://" + bucket + "/" + target;
    }

    private Object[] load(String... more) {
        return Stream.concat(Stream.of("load", "--engine", "import", "--from", place(), "--table", Staged.TABLE),
                Stream.of(more)).toArray();
    }

    private Object[] validation() {
        SourceTable source = SourceTable.comp(folder.resolve("source" + System.nanoTime()), "s50");
        return source.validate("--target-table", target, "--as-of", "1800000000", "--json");
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
