package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code aeneas extract} on the SSTables of real nodes. */
class ExtractTest {
    private static final Path FIXTURES = Path.of("../org.aeneas.sstable.tests/resources/sstables");
    private static final String ADDRESS = "CREATE TYPE feat.addr (street text, zip int, phones frozen<set<text>>);\n";
    private static final String COMP =
            "CREATE TABLE feat.comp (a int, b text, c timestamp, val text, PRIMARY KEY ((a, b), c));";
    private static final String CNT = "CREATE TABLE feat.cnt (k text, c text, n counter, PRIMARY KEY (k, c));";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({ "s21", "s22", "s30", "s31", "s311", "s40", "s41", "s50", "s50oa", "s50bti" })
    void should_make_an_item_of_each_row_that_cql_answers(String fixture) throws IOException {
        JsonNode comp = extract(fixture, "comp", COMP, folder.resolve("comp"));
        assertEquals(8, comp.path("rows").asLong());
        assertEquals(8, comp.path("items").asLong());
        assertEquals(0, comp.path("rejects").asLong());
        JsonNode first = items(folder.resolve("comp"), comp).get(0).path("Item");
        assertTrue(first.path("a#b").path("S").asText().matches("\\d#b\\d"), first.toString());
        assertTrue(first.path("val").path("S").asText().startsWith("val"), first.toString());

        JsonNode cnt = extract(fixture, "cnt", CNT, folder.resolve("cnt"));
        assertEquals(6, cnt.path("items").asLong());
        long total = items(folder.resolve("cnt"), cnt).stream().mapToLong(item -> item.at("/Item/n/N").asLong()).sum();
        // When three of the fixtures were made, the statement that decrements ran twice.
        int decrements = List.of("s21", "s22", "s31").contains(fixture) ? 2 : 1;
        assertEquals(1 + 2 + 3 + 4 + 5 + 6 - 100 * decrements, total);
    }

    @ParameterizedTest
    @CsvSource({ "dynamodb-json, none, part-00000001.json", "dynamodb-json, gzip, part-00000001.json.gz",
        "dynamodb-json, zstd, part-00000001.json.zst", "dms-csv, none, LOAD00000001.csv" })
    void should_lay_out_the_output_as_dms_and_import_read_it(String format, String compression,
    String object) throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("extract", "--schema", schema(COMP), "--table", "feat.comp", "--data", data("s50", "comp"),
                "--format",
                format, "--compression", compression, "--out", out);
        assertEquals(0, run.status(), run.err());
        try (Stream<Path> files = Files.list(out.resolve("data/feat/comp"))) {
            assertEquals(List.of(object), files.map(file -> file.getFileName().toString()).toList());
        }
        assertTrue(Files.exists(out.resolve("meta/feat/comp/manifest.json")));
        boolean csv = format.equals("dms-csv");
        assertEquals(csv, Files.exists(out.resolve("meta/feat/comp/external-table-definition.json")));
        assertEquals(csv, Files.exists(out.resolve("meta/feat/comp/table-mappings.json")));
    }

    @Test
    void should_give_the_same_bytes_for_the_same_second() throws IOException {
        for (String out : List.of("first", "second")) {
            Run run = Run.of("extract", "--schema", schema(COMP), "--table", "feat.comp", "--data",
                    data("s40", "comp"), "--format",
                    "dynamodb-json", "--as-of", "1800000000", "--threads", out.length() - 4, "--out",
                    folder.resolve(out));
            assertEquals(0, run.status(), run.err());
        }
        assertEquals(Folders.contents(folder.resolve("first")), Folders.contents(folder.resolve("second")));
    }

    private JsonNode extract(String fixture, String table, String cql, Path out) throws IOException {
        Run run = Run.of("extract", "--json", "--schema", schema(cql), "--table", "feat." + table, "--data",
                data(fixture, table),
                "--format", "dynamodb-json", "--out", out);
        assertEquals(0, run.status(), run.err());
        return run.json();
    }

    private Path schema(String cql) throws IOException {
        return Files.writeString(folder.resolve("schema.cql"), ADDRESS + cql);
    }

    private static Path data(String fixture, String table) throws IOException {
        try (Stream<Path> directories = Files.list(FIXTURES.resolve(fixture))) {
            return directories.filter(directory -> directory.getFileName().toString().startsWith(table + "-"))
                    .findFirst().orElseThrow();
        }
    }

    private static List<JsonNode> items(Path out, JsonNode answer) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(out.resolve(answer.path("files").get(0).asText())).stream().map(line -> {
            try {
                return mapper.readTree(line);
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        }).toList();
    }
}
