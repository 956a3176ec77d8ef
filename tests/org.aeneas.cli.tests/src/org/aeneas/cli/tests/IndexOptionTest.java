package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code --index}: Cassandra's indexes and views as global secondary indexes. */
@ExtendWith(AnnouncedStandIns.class)
class IndexOptionTest {
    @TempDir
    private Path folder;
    private SourceTable source;

    @BeforeEach
    void declare_an_index() throws IOException {
        SourceTable plain = SourceTable.comp(folder, "s50");
        source = plain.withSchema(Files.writeString(folder.resolve("indexed.cql"), Files.readString(plain.schema())
                + "\nCREATE INDEX by_val ON feat.comp (val);\nCREATE TABLE feat.other (id int PRIMARY KEY);\n"));
    }

    @Test
    void should_load_a_table_with_the_index_that_was_chosen() throws IOException {
        Path out = folder.resolve("staged");
        Run extract = Run.of(source.extract(out, "--target-table", "with_index", "--index", "by_val"));
        assertEquals(0, extract.status(), extract.err());
        JsonNode indexes = new ObjectMapper().readTree(out.resolve("meta/feat/comp/manifest.json").toFile())
                .path("mapping").path("indexes");
        assertEquals(1, indexes.size(), indexes.toString());
        assertEquals("by_val", indexes.get(0).path("name").asText());
        Run load = Run.of("load", "--from", out, "--table", source.name());
        assertEquals(0, load.status(), load.out() + load.err());
    }

    @Test
    void should_name_the_option_in_the_assessment_and_say_what_is_chosen() {
        Run proposed = Run.of("assess", "--schema", source.schema());
        assertTrue(proposed.out().contains("--index by_val"), proposed.out());
        Run chosen = Run.of("assess", "--schema", source.schema(), "--index", "by_val");
        assertEquals(0, chosen.status(), chosen.err());
        assertFalse(chosen.out().contains("--index by_val"), chosen.out());
        assertTrue(chosen.out().contains("with 1 chosen index"), chosen.out());
    }

    @Test
    void should_list_the_indexes_that_there_are_where_the_name_is_wrong() {
        Refusal.of("assess", "--schema", source.schema(), "--index", "by_value").withoutAnswer()
                .withCode("index-unknown").about("by_value").advising("by_val (index)");
        Refusal.of(source.extract(folder.resolve("none"), "--index", "by_value")).withoutAnswer()
                .withCode("index-unknown").advising("by_val (index)");
    }
}
