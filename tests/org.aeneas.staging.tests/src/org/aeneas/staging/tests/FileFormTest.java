package org.aeneas.staging.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.aeneas.core.ProblemException;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedWriter;
import org.aeneas.staging.StagedWriter.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are encrypted at rest. */
class FileFormTest {
    private static final int FRAME = 64 * 1024;
    private static final int TAG = 16;
    private static final int HEADER = 40;

    @TempDir
    private Path folder;
    private final Random random = new Random(20261123);
    private final FileForm form = FileForm.encrypted(bytes(32));

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 5 })
    void should_give_back_what_was_written_from_any_byte_on(int size) throws IOException {
        byte[] content = bytes(size);
        Path file = write(content);
        assertEquals(size, form.size(file));
        for (int from : new int[] { 0, 1, size / 2, FRAME - 1, FRAME, size - 1, size }) {
            if (from >= 0 && from <= size) {
                assertArrayEquals(Arrays.copyOfRange(content, from, size), read(form, file, from), "from " + from);
            }
        }
    }

    @Test
    void should_notice_any_bit_that_was_flipped() throws IOException {
        Path file = write(bytes(2 * FRAME + 100));
        byte[] right = Files.readAllBytes(file);
        for (int at : new int[] { 0, 7, 8, HEADER - 1, HEADER, HEADER + FRAME, HEADER + FRAME + TAG,
            right.length - 1 }) {
            byte[] wrong = right.clone();
            wrong[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, wrong);
            assertDamaged(form, file, "byte " + at);
        }
    }

    @Test
    void should_notice_a_file_that_was_cut_short_also_between_frames() throws IOException {
        Path file = write(bytes(2 * FRAME + 100));
        byte[] right = Files.readAllBytes(file);
        for (int length : new int[] { 0, 7, 39, HEADER, HEADER + 5, HEADER + FRAME + TAG, HEADER + 2 * (FRAME + TAG),
            right.length - 1 }) {
            Files.write(file, Arrays.copyOf(right, length));
            assertDamaged(form, file, length + " bytes");
        }
    }

    @Test
    void should_notice_frames_that_were_exchanged_and_another_key() throws IOException {
        Path file = write(bytes(3 * FRAME));
        assertDamaged(FileForm.encrypted(bytes(32)), file, "another key");
        byte[] right = Files.readAllBytes(file);
        byte[] wrong = right.clone();
        System.arraycopy(right, HEADER, wrong, HEADER + FRAME + TAG, FRAME + TAG);
        System.arraycopy(right, HEADER + FRAME + TAG, wrong, HEADER, FRAME + TAG);
        Files.write(file, wrong);
        assertDamaged(form, file, "exchanged");
    }

    @Test
    void should_seal_each_line_by_itself() {
        byte[] line = "{\"key\":\"Hector\"}".getBytes(UTF_8);
        byte[] sealed = form.sealLine(line);
        assertFalse(new String(sealed, UTF_8).contains("Hector"));
        assertFalse(Arrays.equals(sealed, form.sealLine(line)), "nobody sees that two lines are the same");
        assertArrayEquals(line, form.openLine(sealed));
        sealed[20] ^= 1;
        assertEquals("local-file-damaged",
                assertThrows(ProblemException.class, () -> form.openLine(sealed)).problem().code());
    }

    @Test
    void should_stage_the_same_object_in_any_form() throws IOException {
        byte[] content = "Of arms and the man I sing\n".repeat(20_000).getBytes(UTF_8);
        for (String name : new String[] { "part.json", "part.json.gz", "part.json.zst" }) {
            StagedObject plain = stage(name, FileForm.PLAIN, folder.resolve("plain").resolve(name), content);
            Path file = folder.resolve("encrypted").resolve(name);
            assertEquals(plain, stage(name, form, file, content));
            assertEquals(plain.bytes(), form.size(file));
            assertArrayEquals(Files.readAllBytes(folder.resolve("plain").resolve(name)), read(form, file, 0));
            assertFalse(new String(Files.readAllBytes(file), UTF_8).contains("arms"));
        }
    }

    private static StagedObject stage(String name, FileForm form, Path file, byte[] content) {
        try (StagedWriter writer = new StagedWriter(name, file, Space.UNLIMITED, form)) {
            writer.write(content, 0, content.length);
            return writer.complete().orElseThrow();
        }
    }

    private Path write(byte[] content) throws IOException {
        Path file = folder.resolve("file");
        try (FileOutputStream bytes = new FileOutputStream(file.toFile()); OutputStream out = form.write(bytes)) {
            int half = content.length / 2;
            out.write(content, 0, half);
            out.write(content, half, content.length - half);
        }
        return file;
    }

    private static byte[] read(FileForm form, Path file, long from) throws IOException {
        try (InputStream in = form.read(file, from)) {
            return in.readAllBytes();
        }
    }

    private static void assertDamaged(FileForm form, Path file, String how) {
        ProblemException e = assertThrows(ProblemException.class, () -> read(form, file, 0), how);
        assertEquals("local-file-damaged", e.problem().code());
        assertEquals(file.toString(), e.problem().object());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
