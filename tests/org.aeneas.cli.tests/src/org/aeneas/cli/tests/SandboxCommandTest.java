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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** One sandbox, and what a user does with it from its start to its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxCommandTest {
    @TempDir
    static Path folder;

    private static JsonNode started;

    @BeforeAll
    static void start() {
        Run start = Run.of("sandbox", "start", "--dir", directory(), "--json");
        assertEquals(0, start.status(), start.out() + start.err());
        started = start.json();
    }

    @AfterAll
    static void stop() {
        Run stop = Run.of("sandbox", "stop", "--dir", directory());
        assertEquals(0, stop.status(), stop.out() + stop.err());
        assertFalse(Files.exists(directory()));
    }

    private static Path directory() {
        return folder.resolve("sandbox");
    }

    /** {@code aeneas sandbox COMMAND --dir … FURTHER…}, which must succeed. */
    private static Run sandbox(String command, Object... further) {
        List<Object> arguments = new ArrayList<>(List.of("sandbox", command, "--dir", directory()));
        arguments.addAll(List.of(further));
        Run run = Run.of(arguments.toArray());
        assertEquals(0, run.status(), run.out() + run.err());
        return run;
    }

    @Test
    @Order(1)
    void should_say_what_runs_and_where_data_and_log_of_cassandra_are() {
        JsonNode node = started.path("nodes").path(0);
        Path data = Path.of(node.path("data").asText());
        Path log = Path.of(node.path("log").asText());
        assertTrue(Files.isDirectory(data), started.toString());
        assertTrue(Files.isRegularFile(log), started.toString());
        String status = sandbox("status").out();
        for (String expected : List.of(data.toString(), log.toString(), node.path("address").asText(),
                "S3Proxy: running")) {
            assertTrue(status.contains(expected), expected + " in " + status);
        }
    }

    @Test
    @Order(1)
    void should_name_the_region_to_both_versions_of_the_aws_command_line() throws IOException {
        String environment = Files.readString(directory().resolve("env.sh"));
        for (String name : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
            assertTrue(environment.contains("export " + name + "=eu-west-1\n"), environment);
        }
    }

    @Test
    @Order(2)
    void should_run_statements_and_print_their_rows() {
        sandbox("cql", "CREATE KEYSPACE troy WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};"
                + "CREATE TABLE troy.ships (id int PRIMARY KEY, name text, crew set<text>)");
        sandbox("cql", "BEGIN BATCH INSERT INTO troy.ships (id, name) VALUES (1, 'semi;colon -- it''s'); "
                + "INSERT INTO troy.ships (id, crew) VALUES (2, {'Achates'}); APPLY BATCH; // a comment; no statement");
        String text = sandbox("cql", "SELECT id, name, crew FROM troy.ships WHERE id IN (1, 2);").out();
        assertEquals(List.of("id  name                   crew", "1   'semi;colon -- it''s'  NULL",
                "2   NULL                   {'Achates'}", "(2 rows)"), text.lines().toList());
        JsonNode answer = sandbox("cql", "--json", "--max-rows", 1, "SELECT id FROM troy.ships").json()
                .path("statements").path(0);
        assertEquals("[\"id\"]", answer.path("columns").toString());
        assertEquals(1, answer.path("rows").size());
        assertTrue(answer.path("more").asBoolean(), answer.toString());
    }

    @Test
    @Order(3)
    void should_read_statements_from_standard_input() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("USE troy;\nSELECT count(*) AS ships FROM ships;\n"
                .getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(List.of("ships", "2", "(1 row)"), sandbox("cql").out().lines().toList());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @Order(3)
    void should_name_the_statement_that_is_refused() {
        Refusal.of("sandbox", "cql", "--dir", directory(), "SELECT name FROM troy.horses").withCode("cassandra-refused")
                .about("SELECT name FROM troy.horses").saying("horses").advising("Correct").withoutAnswer();
    }

    @Test
    @Order(4)
    void should_flush_with_nodetool_and_pass_its_refusals_on() throws IOException {
        sandbox("nodetool", "flush", "troy");
        Path data = Path.of(started.path("nodes").path(0).path("data").asText()).resolve("troy");
        try (Stream<Path> files = Files.walk(data)) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith("-Data.db")), data.toString());
        }
        assertTrue(sandbox("nodetool", "--node", 1, "info", "-T").out().contains("Token"));
        Run refused = Run.of("sandbox", "nodetool", "--dir", directory(), "flush", "carthage");
        assertEquals(1, refused.status());
        assertTrue(refused.out().contains("carthage"), refused.out());
        assertEquals(2, Run.of("sandbox", "nodetool", "--dir", directory(), "--node", 2, "info").status());
    }

    @Test
    @Order(5)
    void should_fill_the_sample_keyspace_once_for_extract_to_read() throws IOException {
        JsonNode filled = sandbox("fill", "--rows", 500, "--json").json();
        long rows = StreamSupport.stream(filled.path("rows").spliterator(), false).mapToLong(JsonNode::asLong).sum();
        assertEquals(500, rows, filled.toString());
        Path out = folder.resolve("staged");
        Run extract = Run.of("extract", "--schema", filled.path("schema").asText(), "--table", "shop.orders", "--data",
                filled.path("data").path("orders").path(0).asText(), "--format", "dynamodb-json", "--out", out,
                "--json");
        assertEquals(0, extract.status(), extract.out() + extract.err());
        assertTrue(extract.json().path("rows").asLong() > 0, extract.out());
        Refusal.of("sandbox", "fill", "--dir", directory()).withCode("keyspace-exists").about("shop")
                .advising("DROP KEYSPACE shop");
    }

    @Test
    @Order(6)
    void should_name_the_process_that_ended() {
        long s3 = StreamSupport.stream(started.path("processes").spliterator(), false)
                .filter(process -> process.path("name").asText().contains("S3Proxy")).findFirst().orElseThrow()
                .path("pid").asLong();
        ProcessHandle process = ProcessHandle.of(s3).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        Run status = Run.of("sandbox", "status", "--dir", directory());
        assertEquals(1, status.status());
        assertTrue(status.out().contains(": broken"), status.out());
        assertTrue(status.out().contains("S3Proxy: ended"), status.out());
        assertTrue(status.out().contains("proxies: running"), status.out());
    }

    @Test
    void should_say_where_there_is_no_sandbox_how_to_start_one() {
        Path none = folder.resolve("none");
        Refusal.of("sandbox", "fill", "--dir", none).withCode("sandbox-missing").about(none)
                .advising("aeneas sandbox start");
        Refusal.of("sandbox", "cql", "--dir", none, "SELECT x FROM y").withCode("sandbox-missing").about(none);
        assertEquals(1, Run.of("sandbox", "nodetool", "--dir", none, "info").status());
    }

    @Test
    void should_refuse_a_dynamodb_local_that_does_not_answer_before_anything_starts() {
        Path other = folder.resolve("other");
        Refusal.of("sandbox", "start", "--dir", other, "--dynamodb-local", "http://127.0.0.1:1")
                .withCode("dynamodb-local-silent").saying("connection refused").advising("DynamoDB Local");
        assertFalse(Files.exists(other));
    }
}
