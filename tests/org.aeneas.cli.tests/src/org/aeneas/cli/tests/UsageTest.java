package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @Test
    void should_name_every_command_in_the_help() {
        Run help = Run.of("--help");
        assertEquals(0, help.status());
        for (String command : List.of("demo", "project", "connect", "tree", "assess", "clone", "agent", "task",
            "extract", "load", "validate", "sandbox", "bench")) {
            assertTrue(help.out().contains("  " + command), command);
        }
    }

    @Test
    void should_name_version_and_build() {
        Run version = Run.of("--version");
        assertEquals(0, version.status());
        assertTrue(version.out().matches("(?s)aeneas \\d+\\.\\d+\\.\\d+ \\(build \\w+\\)\\R.*"), version.out());
    }

    @Test
    void should_understand_help_as_a_command() {
        assertEquals(Run.of("--help").out(), Run.of("help").out());
        assertEquals(0, Run.of("help").status());
        assertEquals(Run.of("extract", "--help").out(), Run.of("help", "extract").out());
        assertEquals(2, Run.of("help", "nonsense").status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "demo", "project", "connect", "tree", "assess", "clone", "agent", "task", "extract", "load",
        "validate", "sandbox", "bench" })
    void should_explain_each_command(String command) {
        Run help = Run.of(command, "--help");
        assertEquals(0, help.status(), help.err());
        assertTrue(help.out().startsWith("Usage: aeneas " + command), help.out());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense", "extract", "demo --rows many", "demo --rows 5", "validate --table shop",
        "extract --schema a.cql --table shop --data d --format dynamodb-json --out o",
        "extract --schema a.cql --table shop.t --data d --format parquet --out o", "sandbox",
        "sandbox start --nodes 9", "demo --cassandra 9.9", "sandbox start --cassandra 9.9", "bench --rows 5",
        "bench --only nonsense", "validate --table shop.t --host 127.0.0.1 --consistency SOME",
        "validate --table shop.t --host 127.0.0.1 --consistency SERIAL", "clone", "clone plan --hosts h.json",
        "clone run --hosts h.json --consistency SOME", "clone undo --hosts h.json --password secret" })
    void should_end_with_status_2_and_one_line_each_for_what_and_remedy(String line) {
        Run run = Run.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(2, run.status(), run.out() + run.err());
        String[] said = run.err().strip().split("\\R");
        assertEquals(2, said.length, run.err());
        assertTrue(said[0].startsWith("aeneas: "), said[0]);
        assertTrue(said[1].contains("--help"), said[1]);
    }

    @Test
    void should_name_the_command_that_may_be_meant() {
        assertTrue(Run.of("asess").err().contains("There is no command 'asess'. Did you mean 'assess'?"));
        assertTrue(Run.of("demo", "--rows", "many").err().contains("'many' is not a whole number"));
    }

    @Test
    void should_name_the_versions_of_cassandra_where_there_is_no_such_one() {
        Run run = Run.of("demo", "--cassandra", "9.9");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("9.9") && run.err().contains("2.1, 2.2, 3.0, 3.1, 3.11, 4.0, 4.1, 5.0"),
                run.err());
    }

    @Test
    void should_name_the_levels_of_consistency_that_a_read_can_have() {
        Run run = Run.of("validate", "--table", "shop.t", "--host", "127.0.0.1", "--consistency", "SOME");
        assertTrue(run.err().contains("--consistency") && run.err().contains("LOCAL_QUORUM"), run.err());
        assertTrue(Run.of("validate", "--help").out().replaceAll("\\s+", " ").contains("LOCAL_ONE, LOCAL_QUORUM"));
    }

    @Test
    void should_name_the_forms_of_a_report_as_they_are_typed() {
        Run run = Run.of("assess", "--schema", "a.cql", "--format", "docx");
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains("'docx' is none of text, json, html"), run.err());
    }

    @Test
    void should_say_that_a_schema_declares_no_table(@TempDir Path folder) throws IOException {
        Path schema = Files.writeString(folder.resolve("types.cql"), "CREATE TYPE shop.addr (street text);");
        Refusal.of("assess", "--schema", schema).withCode("table-unknown").about(schema)
                .saying("declares no table").advising("CREATE TABLE");
        Refusal.of("assess", "--schema", schema, "--table", "shop.orders").withCode("table-unknown")
                .saying("no table shop.orders").advising("no table of users at all");
    }

    @Test
    void should_refuse_a_password_as_an_argument_without_repeating_it() {
        Run run = Run.of("assess", "--host", "127.0.0.1", "--user", "u", "--password", "hunter2");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--password-stdin"), run.err());
        assertFalse((run.out() + run.err()).contains("hunter2"));
    }

    @Test
    void should_answer_a_failure_as_json_where_json_is_wanted() {
        Run run = Run.of("extract", "--json", "--schema", "missing.cql", "--table", "shop.t", "--data", "d", "--format",
                "dynamodb-json", "--out", "o");
        assertEquals(1, run.status());
        for (String field : List.of("code", "what", "object", "remedy")) {
            assertFalse(run.json().path("error").path(field).asText().isBlank(), field + " of " + run.out());
        }
        assertTrue(run.json().path("error").path("object").asText().contains("missing.cql"), run.out());
    }
}
