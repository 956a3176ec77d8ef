package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The road through S3, without a Cassandra: {@code extract --out s3://…}, {@code load --from s3://…}. */
@ExtendWith(AnnouncedStandIns.class)
class BucketTest {
    @TempDir
    private Path folder;

    @Test
    void should_stage_in_a_bucket_and_load_from_there(StandIns aws) {
        String place = "s3://" + aws.bucket("staging") + "/a/b";
        SourceTable source = SourceTable.comp(folder, "s50");
        Run extract = Run.of("extract", "--schema", source.schema(), "--table", source.name(), "--data",
                source.directory(), "--format", "dynamodb-json", "--compression", "gzip", "--out", place,
                "--target-table", "through_s3");
        assertEquals(0, extract.status(), extract.err());
        assertTrue(extract.out().contains("8 rows of feat.comp are 8 items in 1 file, "), extract.out());
        assertTrue(extract.out().contains("in " + place), extract.out());
        assertFalse(Files.exists(Path.of("s3:")), "no folder of that name");

        Run load = Run.of("load", "--from", place + "/", "--table", source.name());
        assertEquals(0, load.status(), load.err());
        JsonNode compared = Run.of(source.validate("--from", place, "--json")).json().path("tables").get(0);
        assertEquals(8, compared.path("items").asLong());
        for (String kind : new String[] { "missing", "extra", "different" }) {
            assertEquals(0, compared.path(kind).asLong(), kind);
        }
    }

    /** Each answer brings half of what is left of an object, so the smallest are whole after a few. */
    @Test
    void should_load_and_compare_by_a_bucket_that_breaks_off_its_objects(StandIns aws) {
        SourceTable source = SourceTable.comp(folder, "s50");
        String place = "s3://" + aws.bucket("breaking-off");
        assertEquals(0, Run.of("extract", "--schema", source.schema(), "--table", source.name(), "--data",
                source.directory(), "--format", "dynamodb-json", "--compression", "zstd", "--out", place,
                "--target-table", "broken_off").status());
        Fault cut = Fault.always(Service.S3, "GetObject", Fault.Kind.CUT_OFF).times(8);
        aws.traffic().inject(cut);
        Run load = Run.of("load", "--from", place, "--table", source.name(), "--json");
        assertEquals(0, load.status(), load.err());
        assertEquals(8, load.json().path("items").asLong());
        aws.traffic().inject(cut);
        Run validate = Run.of(source.validate("--from", place, "--json"));
        assertEquals(0, validate.status(), validate.out());
        assertEquals(8, validate.json().at("/tables/0/items").asLong());
    }

    @Test
    void should_say_that_there_is_no_such_bucket() {
        SourceTable source = SourceTable.comp(folder, "s50");
        Refusal.of("extract", "--schema", source.schema(), "--table", source.name(), "--data", source.directory(),
                "--format", "dynamodb-json", "--out", "s3://nobodys-bucket/x").withoutAnswer()
                .withCode("bucket-missing").saying("bucket");
    }
}
