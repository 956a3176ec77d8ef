package org.aeneas.staging.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.aeneas.core.ProblemException;
import org.aeneas.staging.Compression;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedReader;
import org.aeneas.staging.StagedWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagedReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_give_back_each_line_whatever_its_length(Compression compression) {
        List<String> lines = lines(new Random(3), 2000);
        Path file = folder.resolve("part-00000001.json" + compression.suffix());
        write(file, String.join("\n", lines) + "\n");
        try (StagedReader reader = StagedReader.open(file)) {
            assertEquals(lines, all(reader));
            assertEquals(lines.size(), reader.number());
            assertFalse(reader.next(), "the end stays the end");
        }
    }

    @Test
    void should_read_a_stream_that_gives_few_bytes_at_a_time() {
        List<String> lines = lines(new Random(4), 200);
        byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(count, 7));
            }
        };
        try (StagedReader reader = StagedReader.open("part-00000001.json", slow)) {
            assertEquals(lines, all(reader));
        }
    }

    @Test
    void should_take_a_line_break_in_quotes_as_part_of_a_csv_line() {
        Path file = folder.resolve("LOAD00000001.csv");
        write(file, "1,\"two\nlines, and a \"\"quote\"\"\n\",3\n\\N,\"\",x\n");
        try (StagedReader reader = StagedReader.open(file)) {
            assertEquals(List.of("1,\"two\nlines, and a \"\"quote\"\"\n\",3", "\\N,\"\",x"), all(reader));
        }
    }

    @Test
    void should_refuse_a_line_without_an_end() {
        byte[] endless = new byte[StagedReader.MAX_LINE + 10];
        Arrays.fill(endless, (byte) 'x');
        try (StagedReader reader = StagedReader.open("part.json", new ByteArrayInputStream(endless))) {
            assertProblem("longer than", reader);
        }
    }

    @Test
    void should_take_the_longest_line() {
        String longest = "x".repeat(StagedReader.MAX_LINE);
        InputStream in = new ByteArrayInputStream((longest + "\n" + "y\n").getBytes(StandardCharsets.UTF_8));
        try (StagedReader reader = StagedReader.open("part.json", in)) {
            assertEquals(List.of(longest, "y"), all(reader));
        }
    }

    @Test
    void should_notice_that_the_last_line_was_cut_short() {
        InputStream cut = new ByteArrayInputStream("{}\n{\"It".getBytes(StandardCharsets.UTF_8));
        try (StagedReader reader = StagedReader.open("part.json", cut)) {
            assertTrue(reader.next());
            assertProblem("middle of line 2", reader);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = { "GZIP", "ZSTD" })
    void should_notice_compressed_bytes_that_were_cut_short(Compression compression) throws IOException {
        Path file = folder.resolve("part.json" + compression.suffix());
        write(file, String.join("\n", lines(new Random(5), 500)) + "\n");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] { 0, 1, 5, whole.length / 2, whole.length - 1 }) {
            Files.write(file, Arrays.copyOf(whole, length));
            ProblemException failure = assertThrows(ProblemException.class, () -> readAll(file), length + " bytes");
            assertEquals("staged-object-corrupt", failure.problem().code());
            assertEquals(file.toString(), failure.problem().object());
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_notice_that_these_are_not_the_bytes_that_were_staged(Compression compression) throws IOException {
        Path file = folder.resolve("part.json" + compression.suffix());
        StagedObject staged = write(file, "{\"Item\":{\"id\":{\"N\":\"1\"}}}\n");
        try (StagedReader reader = StagedReader.open(staged, Files.newInputStream(file))) {
            assertEquals(1, all(reader).size());
        }
        write(file, "{\"Item\":{\"id\":{\"N\":\"2\"}}}\n");
        try (StagedReader reader = StagedReader.open(staged, Files.newInputStream(file))) {
            ProblemException failure = assertThrows(ProblemException.class, () -> all(reader));
            assertEquals("staged-object-corrupt", failure.problem().code());
        }
    }

    @Test
    void should_say_that_there_is_no_such_file() {
        ProblemException failure = assertThrows(ProblemException.class, () -> readAll(folder.resolve("part.json")));
        assertEquals("file-missing", failure.problem().code());
    }

    private static void assertProblem(String part, StagedReader reader) {
        ProblemException failure = assertThrows(ProblemException.class, () -> all(reader));
        assertEquals("staged-object-corrupt", failure.problem().code());
        assertTrue(failure.problem().what().contains(part), failure.problem().what());
    }

    private static List<String> readAll(Path file) {
        try (StagedReader reader = StagedReader.open(file)) {
            return all(reader);
        }
    }

    private static List<String> all(StagedReader reader) {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.text());
            assertEquals(lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8).length, reader.length());
        }
        return lines;
    }

    private static List<String> lines(Random random, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = i % 400 == 0 ? random.nextInt(400_000) : random.nextInt(300);
            lines.add(random.ints(length, ' ', 0x250).filter(c -> c != 0x7f).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString());
        }
        return lines;
    }

    private static StagedObject write(Path file, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String name = file.getFileName().toString();
        try (StagedWriter writer = new StagedWriter(name, file, StagedWriter.Space.UNLIMITED)) {
            writer.write(content, 0, content.length);
            return writer.complete().orElseThrow();
        }
    }
}
