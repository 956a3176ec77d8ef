package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Sources and targets that {@code aeneas validate} and {@code assess} cannot look at. */
@ExtendWith(AnnouncedStandIns.class)
class ValidateRefusalTest {
    private static final String PASSWORD = "hunter2hunter2";

    @TempDir
    private Path folder;
    private SourceTable source;

    @BeforeEach
    void copyTable() {
        source = SourceTable.comp(folder, "s50");
    }

    @Test
    void should_say_that_the_table_is_not_in_dynamodb_before_it_reads_the_source(StandIns aws) {
        Refusal.of(source.validate("--target-table", "never.made")).withoutAnswer().withCode("table-missing")
                .about(aws.endpoint(Service.DYNAMODB)).saying("never.made").advising("--target-table", "--region");
        assertFalse(Run.of(source.validate("--target-table", "never.made")).err().contains("Reading"));
    }

    @Test
    void should_say_that_the_table_is_not_at_the_source() {
        Refusal.of(source.named("feat.komp").validate()).withoutAnswer().withCode("table-unknown")
                .about(source.schema()).saying("feat.komp").advising("feat.comp");
    }

    @Test
    void should_not_call_equal_what_it_could_not_read() throws IOException {
        assertEquals(0, Run.of(Staged.extract(folder.resolve("whole"), "validated").load()).status());
        Path data = source.change("nb-1-big-Data.db", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        Refusal.of(source.validate("--target-table", "validated")).withoutAnswer().withCode("sstable-corrupt")
                .about(data);
        Path file = Files.createFile(folder.resolve("file"));
        SourceTable whole = SourceTable.comp(folder.resolve("again"), "s50");
        Refusal.of(whole.validate("--target-table", "validated", "--scratch", file.toString())).withoutAnswer()
                .withCode("scratch-unwritable").about(file).saying("a file").advising("--scratch");
        assertEquals(0, Run.of(whole.validate("--target-table", "validated")).status());
    }

    @Test
    void should_show_what_the_source_has_and_what_dynamodb_has() {
        Staged staged = Staged.extract(folder.resolve("other"), "differing");
        staged.restage(lines -> lines.stream().map(line -> line.replace("val5", "vax5")).toList());
        assertEquals(0, Run.of(staged.load()).status());
        Object[] validate = source.validate("--target-table", "differing", "--as-of", "1800000000");
        Run run = Run.of(validate);
        assertEquals(1, run.status(), run.err());
        assertTrue(run.out().contains("    val: {\"S\":\"val5\"} at the source, {\"S\":\"vax5\"} in DynamoDB"), run.out());
        Object[] json = Arrays.copyOf(validate, validate.length + 1);
        json[validate.length] = "--json";
        JsonNode attribute = Run.of(json).json().at("/tables/0/differences/0/attributes/0");
        assertEquals("{\"name\":\"val\",\"source\":\"{\\\"S\\\":\\\"val5\\\"}\","
                + "\"target\":\"{\\\"S\\\":\\\"vax5\\\"}\"}", attribute.toString());
    }

    @Test
    void should_tell_the_items_of_a_sample_from_all_items() {
        assertEquals(0, Run.of(Staged.extract(folder.resolve("other"), "sampled").load()).status());
        String[] sample = { "--target-table", "sampled", "--as-of", "1800000000", "--sample", "40" };
        Run run = Run.of(source.validate(sample));
        assertEquals(0, run.status(), run.err());
        JsonNode table = Run.of(Stream.concat(Stream.of(source.validate(sample)), Stream.of("--json")).toArray()).json()
                .at("/tables/0");
        long compared = table.path("compared").asLong();
        assertTrue(table.path("sampled").asBoolean() && compared > 0 && compared < 8, table.toString());
        String[] lines = run.out().split("\\R");
        assertTrue(lines[0].matches("Table +Sampled +of items +Rejects +Missing +Extra +Different"), run.out());
        assertTrue(lines[1].matches("feat\\.comp +" + compared + " +8 +0 +0 +\\? +0"), run.out());
        assertTrue(run.out().contains("Extra items were not looked for"), run.out());
        assertTrue(run.out().contains("A sample of " + compared + " of 8 items compared"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "101", "NaN", "many" })
    void should_explain_which_sample_can_be_taken(String share) {
        Run run = Run.of(source.validate("--sample", share));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().startsWith("aeneas: ") && run.err().contains("--sample"), run.err());
        assertEquals(2, run.err().strip().lines().count(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "validate --table feat.comp", "assess" })
    void should_say_that_no_cassandra_answers_and_keep_the_password(String command) {
        InputStream before = System.in;
        try {
            for (String more : new String[] { "", " --verbose", " --json" }) {
                System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
                String line = command + " --host 127.0.0.1 --port 1 --user reader --password-stdin" + more;
                Run run = Run.of((Object[]) line.split(" "));
                assertEquals(1, run.status(), run.err());
                assertTrue(run.err().contains("aeneas: Nothing answers on that host and port. [127.0.0.1:1]"),
                        run.err());
                assertTrue(run.err().contains("        Check that the node is up"), run.err());
                assertTrue(run.err().contains("Connecting to 127.0.0.1:1: stopped after"), run.err());
                assertFalse((run.out() + run.err()).contains(PASSWORD));
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void should_say_that_a_host_is_unknown() {
        Refusal.of("assess", "--host", "no-such-host.invalid").withoutAnswer().withCode("host-unknown")
                .about("no-such-host.invalid").advising("IP address");
    }

    @Test
    void should_not_assess_what_it_cannot_read() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.cql"), "CREATE TABLE feat.comp (a int PRIMARY");
        Refusal.of("assess", "--schema", broken).withoutAnswer().withCode("schema-syntax").about(broken + ":1:38");
        Refusal.of("assess", "--schema", source.schema(), "--table", "feat.komp").withoutAnswer()
                .withCode("table-unknown").about(source.schema()).saying("feat.komp").advising("feat.comp");
        Path empty = Files.createFile(folder.resolve("empty.cql"));
        Refusal.of("assess", "--schema", empty).withoutAnswer().withCode("table-unknown").about(empty)
                .advising("CREATE TABLE");
        Path report = folder.resolve("nowhere/report.html");
        Refusal.of("assess", "--schema", source.schema(), "--out", report).withoutAnswer()
                .withCode("file-unwritable").about(report).saying("folder does not exist").advising("--out");
    }
}
