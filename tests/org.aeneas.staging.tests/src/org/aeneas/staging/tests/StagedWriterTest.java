package org.aeneas.staging.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.staging.Compression;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedWriter;
import org.aeneas.staging.StagedWriter.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagedWriterTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_give_size_and_digest_of_the_very_bytes_on_disk(Compression compression) throws Exception {
        Path file = folder.resolve("part" + compression.suffix());
        StagedObject object = write(file, content(3_000_000)).orElseThrow();
        byte[] stored = Files.readAllBytes(file);
        assertEquals(stored.length, object.bytes());
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored)), object.sha256());
        assertArrayEquals(content(3_000_000), compression.decompress(new ByteArrayInputStream(stored)).readAllBytes());
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_give_the_same_bytes_at_another_time_and_in_other_pieces(Compression compression) throws Exception {
        Path one = folder.resolve("one" + compression.suffix());
        Path other = folder.resolve("other" + compression.suffix());
        byte[] content = content(1_000_000);
        write(one, content);
        Thread.sleep(1100);
        try (StagedWriter writer = new StagedWriter(other.getFileName().toString(), other, Space.UNLIMITED)) {
            for (int i = 0; i < content.length; i += 10_007) {
                writer.write(content, i, Math.min(10_007, content.length - i));
            }
            writer.complete();
        }
        if (compression == Compression.ZSTD) {
            assertArrayEquals(content, compression.decompress(Files.newInputStream(other)).readAllBytes());
        }
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    @Test
    void should_show_the_object_only_when_it_is_whole() throws IOException {
        Path file = folder.resolve("data/part.json");
        try (StagedWriter writer = new StagedWriter("part.json", file, Space.UNLIMITED)) {
            writer.write(content(100), 0, 100);
            assertFalse(Files.exists(file));
            assertEquals(1, files().size(), "what is written stands beside the final place");
            writer.complete();
            assertTrue(Files.exists(file));
        }
        assertEquals(List.of(file), files());
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_leave_nothing_when_given_up(Compression compression) throws IOException {
        Path file = folder.resolve("part" + compression.suffix());
        try (StagedWriter writer = new StagedWriter(file.toString(), file, Space.UNLIMITED)) {
            writer.write(content(500_000), 0, 500_000);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void should_make_no_object_without_content() throws IOException {
        Path file = folder.resolve("part.json.zst");
        assertEquals(Optional.empty(), write(file, new byte[0]));
        assertEquals(List.of(), files());
    }

    @Test
    void should_ask_for_space_before_it_takes_any() throws IOException {
        Path file = folder.resolve("part.json");
        Space none = bytes -> {
            throw new IllegalStateException("no room for " + bytes);
        };
        try (StagedWriter writer = new StagedWriter("part.json", file, none)) {
            Exception refused = assertThrows(IllegalStateException.class, () -> writer.write(content(10), 0, 10));
            assertEquals("no room for 10", refused.getMessage());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void should_say_that_the_disk_is_full() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        ProblemException failure = assertThrows(ProblemException.class, () -> {
            Path partial = folder.resolve(".part.json.partial");
            Files.createSymbolicLink(partial, full);
            write(folder.resolve("part.json"), content(100_000));
        });
        assertEquals("disk-full", failure.problem().code());
        assertEquals(folder.resolve("part.json").toString(), failure.problem().object(), "not the hidden file");
    }

    @Test
    void should_say_which_folder_cannot_be_made() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where a folder should be");
        ProblemException failure = assertThrows(ProblemException.class,
                () -> write(folder.resolve("data/part.json"), content(10)));
        assertTrue(failure.problem().object().contains("data"), failure.problem().object());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Optional<StagedObject> write(Path file, byte[] content) {
        try (StagedWriter writer = new StagedWriter(file.getFileName().toString(), file, Space.UNLIMITED)) {
            writer.write(content, 0, content.length);
            return writer.complete();
        }
    }

    private static byte[] content(int bytes) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        while (text.length() < bytes) {
            text.append("{\"Item\":{\"id\":{\"N\":\"").append(random.nextInt(1_000_000)).append("\"}}}\n");
        }
        return text.substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
