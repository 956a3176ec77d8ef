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

import org.aeneas.sandbox.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The main job, on real Cassandra nodes. */
class DemoTest {

    @Test
    void should_move_everything_from_cassandra_5_0() throws IOException {
        assertNothingIsLost("5.0", 3_000);
    }

    @Test
    void should_move_everything_from_cassandra_3_11() throws IOException {
        assertNothingIsLost("3.11", 3_000);
    }

    @Test
    void should_move_everything_from_cassandra_2_1() throws IOException {
        assertNothingIsLost("2.1", 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2.2", "3.0", "3.1", "4.0", "4.1" })
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
    void should_move_everything_from_every_other_version(String version) throws IOException {
        assertNothingIsLost(version, 3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "sstable: {selected_format: big}", "sstable: {selected_format: bti}" })
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
    void should_move_everything_from_the_formats_of_5_0_itself(String format) throws IOException {
        assertNothingIsLost("5.0", 3_000, "--cassandra-yaml", "storage_compatibility_mode: NONE", "--cassandra-yaml",
                format);
    }

    private static void assertNothingIsLost(String version, int rows, String... further) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("demo", "--cassandra", version, "--rows", rows, "--json"));
        arguments.addAll(List.of(further));
        Run run = Run.of(arguments.toArray());
        assertEquals(0, run.status(), run.out() + run.err());
        assertTrue(run.err().contains("Extracting shop.orders to s3://"), run.err());
        JsonNode tables = run.json().path("tables");
        assertTrue(tables.size() >= 5, run.out());
        long total = 0;
        for (JsonNode table : tables) {
            total += table.path("rows").asLong();
            for (String difference : new String[] { "rejects", "missing", "extra", "different", "collisions" }) {
                assertEquals(0, table.path(difference).asLong(-1), difference + " of " + table);
            }
        }
        assertTrue(total > rows / 2, "rows compared: " + total);
        assertNothingIsLeft();
    }

    private static void assertNothingIsLeft() throws IOException {
        String own = "demo-" + ProcessHandle.current().pid();
        try (Stream<Path> files = Files.list(Cache.ofUser().root())) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().equals(own)));
        }
    }
}
