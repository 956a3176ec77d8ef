package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Progress;
import org.aeneas.extract.TableExtract;
import org.aeneas.extract.Target;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves on the disk, taken as a copy of the output folder before and after each step that changes it:
 * from every one of them the extraction must come to the same bytes.
 */
class CrashTest {
    private static final int PARTITIONS = 58;

    private final GeneratedSource source = new GeneratedSource(99, PARTITIONS, 400);

    @TempDir
    private Path folder;
    private Path out;
    private Path images;
    private Map<String, String> expected;
    private int taken;

    @BeforeEach
    void extractWithoutInterruption() {
        out = folder.resolve("out");
        images = folder.resolve("images");
        run(folder.resolve("expected"));
        expected = Folders.contents(folder.resolve("expected"));
    }

    @Test
    void should_come_to_the_same_bytes_from_wherever_it_was_killed() throws IOException {
        Progress photographed = new CountingProgress() {
            @Override
            public void worked(long units) {
                super.worked(units);
                takeImage();
            }
        };
        Extracts.of(source, options()).run(new Photographed(Target.folder(out)), out.resolve(".aeneas"), photographed);
        takeImage();
        assertEquals(expected, Folders.contents(out));
        assertTrue(taken > 25, taken + " images");
        for (int i = 0; i < taken; i++) {
            resume(i, images.resolve(Integer.toString(i)));
        }
    }

    @Test
    void should_come_to_the_same_bytes_though_the_last_line_of_its_record_is_torn() throws IOException {
        Extracts.of(source, options()).run(new Photographed(Target.folder(out)), out.resolve(".aeneas"), Progress.NONE);
        Path image = images.resolve(Integer.toString(taken - 5));
        byte[] journal = Files.readAllBytes(image.resolve(".aeneas/shop.orders/journal.jsonl"));
        assertTrue(new String(journal, StandardCharsets.UTF_8).lines().count() > 2);
        for (int missing : new int[] { 1, 2, 50, 300, journal.length - 1, journal.length }) {
            Path torn = folder.resolve("torn-" + missing);
            Folders.copy(image, torn);
            Files.write(torn.resolve(".aeneas/shop.orders/journal.jsonl"),
                    Arrays.copyOf(journal, journal.length - missing));
            resume(missing, torn);
        }
    }

    @Test
    void should_know_that_it_has_ended_when_it_was_killed_while_it_cleaned_up() throws IOException {
        Extracts.of(source, options()).run(new Photographed(Target.folder(out)), out.resolve(".aeneas"), Progress.NONE);
        Path last = images.resolve(Integer.toString(taken - 1));
        assertTrue(Files.exists(last.resolve("meta/shop/orders/manifest.json")));
        Files.delete(last.resolve(".aeneas/shop.orders/plan.json"));
        Files.createFile(last.resolve(".writable.partial"));
        resume(taken - 1, last);
    }

    private void resume(int number, Path image) throws IOException {
        run(image);
        Map<String, String> contents = Folders.contents(image);
        assertEquals(expected.keySet(), contents.keySet(), "image " + number);
        assertEquals(expected, contents, "image " + number);
    }

    private void run(Path to) {
        Extracts.run(source, options(), to);
    }

    private static TableExtract.Options options() {
        return Extracts.options(Format.DYNAMODB_JSON, Compression.ZSTD, 1)
                .withChunkBytes(4000 * GeneratedSource.ROW_BYTES);
    }

    /** From whichever thread: one at a time. */
    private synchronized void takeImage() {
        Folders.copy(out, images.resolve(Integer.toString(taken++)));
    }

    /** Takes an image of the disk before and after each change at the target. */
    private final class Photographed implements Target {
        private final Target target;

        Photographed(Target target) {
            this.target = target;
        }

        @Override
        public String describe(String name) {
            return target.describe(name);
        }

        @Override
        public void check() {
            target.check();
            takeImage();
        }

        @Override
        public Map<String, Long> sizes(String prefix) {
            Map<String, Long> sizes = target.sizes(prefix);
            takeImage();
            return sizes;
        }

        @Override
        public Optional<byte[]> read(String name) {
            return target.read(name);
        }

        @Override
        public void put(String name, byte[] content) {
            takeImage();
            target.put(name, content);
            takeImage();
        }

        @Override
        public Path place(String name, Path staging) {
            return target.place(name, staging);
        }

        @Override
        public void deliver(StagedObject object, Path file, Progress progress) {
            takeImage();
            target.deliver(object, file, progress);
            takeImage();
        }

        @Override
        public boolean remote() {
            return target.remote();
        }

        @Override
        public void removeUnfinished(String prefix) {
            target.removeUnfinished(prefix);
            takeImage();
        }
    }
}
