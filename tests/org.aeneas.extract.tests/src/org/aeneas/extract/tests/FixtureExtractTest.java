package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.TableExtract;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.StagedReader;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From SSTables that real nodes have written to staged objects. */
class FixtureExtractTest {
    private static final Path FIXTURES = Path.of("../org.aeneas.sstable.tests/resources/sstables");
    private static final String COMP = "CREATE TABLE feat.comp (a int, b text, c timestamp, val text, "
            + "PRIMARY KEY ((a, b), c))";
    private static final SSTables SSTABLES = new SSTables(Readers.all());

    @TempDir
    private Path folder;
    private int out;

    @ParameterizedTest
    @CsvSource({ "s21,ka", "s22,lb", "s30,me", "s31,ma", "s311,me", "s40,nb", "s41,nb", "s50,nb", "s50oa,oa",
        "s50bti,da" })
    void should_stage_the_same_items_from_every_format(String fixture, String format) throws IOException {
        assumeTrue(!Readers.of(List.of(format)).isEmpty(), "no reader of " + format);
        TableSchema table = SchemaReader.read(COMP, "comp", "").table("feat", "comp").orElseThrow();
        Path directory = directories(FIXTURES.resolve(fixture)).stream()
                .filter(d -> d.getFileName().toString().startsWith("comp-")).findFirst().orElseThrow();
        ExtractReport.Table report = extract(table, directory, Compression.GZIP, 1 << 20);
        assertEquals(8, report.rows());
        List<String> expected = new ArrayList<>();
        for (int i : new int[] { 5, 0, 6, 4, 2, 8, 9, 3 }) {
            expected.add(item(i));
        }
        assertEquals(expected, lines(report));
    }

    /** Row i of ten has key (i mod 3, b(i mod 2)); partition (1, b1), rows 1 and 7, was deleted. */
    private static String item(int i) {
        String a = Integer.toString(i % 3);
        String b = "b" + i % 2;
        String c = "2020-01-0" + (i % 9 + 1) + "T00:00:00.000Z";
        return "{\"Item\":{\"a#b\":{\"S\":\"" + a + "#" + b + "\"},\"c\":{\"S\":\"" + c + "\"},\"a\":{\"N\":\"" + a
                + "\"},\"b\":{\"S\":\"" + b + "\"},\"val\":{\"S\":\"val" + i + "\"}}}";
    }

    static Stream<Arguments> generated() throws IOException {
        List<Arguments> tables = new ArrayList<>();
        for (String fixture : List.of("g21", "g311", "gbop", "v5-oa", "v5-da", "v5-random")) {
            if (Files.exists(FIXTURES.resolve(fixture).resolve("schema.cql"))) {
                directories(FIXTURES.resolve(fixture))
                        .forEach(table -> tables.add(Arguments.of(fixture, table.getFileName().toString())));
            }
        }
        return tables.stream();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void should_stage_the_same_lines_in_one_object_and_in_many(String fixture, String directory) throws IOException {
        Path data = FIXTURES.resolve(fixture).resolve(directory);
        assumeTrue(!Readers.of(List.of(format(data))).isEmpty(), "no reader of " + format(data));
        String name = directory.substring(0, directory.indexOf('-'));
        TableSchema table = SchemaReader.read(FIXTURES.resolve(fixture).resolve("schema.cql")).tables().stream()
                .filter(t -> t.name().equals(name)).findFirst().orElseThrow();
        ExtractReport.Table one = extract(table, data, Compression.ZSTD, 1L << 40);
        List<String> lines = lines(one);
        assertTrue(one.complete(), one.failed().toString());
        assertEquals(one.items(), lines.size());
        if (table.statics().isEmpty()) {
            assertEquals(Files.readAllLines(FIXTURES.resolve(fixture).resolve(name + ".rows")).size(), one.rows());
        }
        out++;
        ExtractReport.Table many = extract(table, data, Compression.NONE, 2000);
        assertEquals(lines, lines(many));
        assertEquals(one.counts().rows(), many.counts().rows());
        assertEquals(one.counts().unknownCells(), many.counts().unknownCells());
    }

    @Test
    void should_name_the_damaged_file_and_stage_the_rest() throws IOException {
        Path data = directories(FIXTURES.resolve("g311")).stream()
                .filter(d -> d.getFileName().toString().startsWith("wide-")).findFirst().orElseThrow();
        assumeTrue(!Readers.of(List.of(format(data))).isEmpty(), "no reader of " + format(data));
        TableSchema table = SchemaReader.read(FIXTURES.resolve("g311/schema.cql")).table("gen", "wide").orElseThrow();
        Path copy = Files.createDirectories(folder.resolve(data.getFileName().toString()));
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        long rows = extract(table, copy, Compression.NONE, 1).rows();
        out++;
        Path damaged = damage(copy);
        ExtractReport.Table report = extract(table, copy, Compression.NONE, 1);
        assertFalse(report.complete());
        assertEquals("sstable-corrupt", report.failed().get(0).problem().code());
        assertTrue(report.failed().get(0).problem().object().contains(damaged.getFileName().toString()),
                report.failed().get(0).problem().object());
        assertTrue(report.rows() > 0 && report.rows() < rows, report.rows() + " rows of " + rows);
    }

    private ExtractReport.Table extract(TableSchema table, Path directory, Compression compression, long chunkBytes) {
        SSTableSet files = SSTABLES.find(table, List.of(directory));
        try (RowSource source = SSTABLES.open(table, files)) {
            TableExtract.Options options = Extracts.options(Format.DYNAMODB_JSON, compression, 2)
                    .withChunkBytes(chunkBytes).withAsOf(asOf(directory));
            return new TableExtract(Extracts.mapping(table), source, TableExtract.files(files), options)
                    .run(folder.resolve("out" + out), Progress.NONE).tables().get(0);
        }
    }

    /** The second as of which the fixture's expectations were written down, where that matters. */
    private static long asOf(Path table) {
        Path file = FIXTURES.resolve(table.getParent().getFileName()).resolve("asOf");
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : Extracts.AS_OF;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(ExtractReport.Table report) {
        List<String> lines = new ArrayList<>();
        for (String file : report.files()) {
            try (StagedReader reader = StagedReader.open(folder.resolve("out" + out).resolve(file))) {
                while (reader.next()) {
                    lines.add(reader.text());
                }
            }
        }
        return lines;
    }

    /** Flips bits in the middle of the largest Data component. */
    private static Path damage(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Path data = files.filter(file -> file.getFileName().toString().endsWith("-Data.db"))
                    .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length())).orElseThrow();
            byte[] bytes = Files.readAllBytes(data);
            for (int i = bytes.length / 2; i < bytes.length / 2 + 8; i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(data, bytes);
            return data;
        }
    }

    private static String format(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            String name = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith("-Data.db"))
                    .sorted().findFirst().orElseThrow();
            String[] parts = name.split("-");
            return parts.length == 4 && parts[0].length() == 2 ? parts[0] : parts[parts.length - 3];
        }
    }

    private static List<Path> directories(Path fixture) throws IOException {
        try (Stream<Path> directories = Files.list(fixture)) {
            return directories.filter(Files::isDirectory).sorted().toList();
        }
    }
}
