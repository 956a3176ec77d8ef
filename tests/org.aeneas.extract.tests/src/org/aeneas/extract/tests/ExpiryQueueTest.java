package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.extract.changes.ExpiryQueue;
import org.aeneas.sstable.RowKey;
import org.aeneas.staging.FileForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryQueueTest {
    @TempDir
    private Path folder;

    private ExpiryQueue queue(FileForm form) {
        return new ExpiryQueue(folder, form);
    }

    private static RowKey key(String id, String... clustering) {
        return new RowKey(Row.Kind.REGULAR, List.of(bytes(id)), Stream.of(clustering).map(ExpiryQueueTest::bytes)
                .toList());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void should_give_each_key_back_once_when_its_second_has_come() {
        RowKey shared = new RowKey(Row.Kind.STATIC, List.of(bytes("a"), bytes("")), List.of());
        ExpiryQueue queue = queue(FileForm.PLAIN);
        queue.add(shared, 5000);
        queue.add(key("b", "", "x"), 5001);
        queue.add(key("b", "", "x"), 5002);
        queue.add(key("late"), 90_000);
        queue.flush();
        ExpiryQueue.Due due = queue(FileForm.PLAIN).due(0, 6000, 100);
        assertEquals(List.of(shared, key("b", "", "x")), due.keys());
        assertEquals(6000, due.upTo());
        assertEquals(List.of(key("late")), queue(FileForm.PLAIN).due(6000, 100_000, 100).keys());
    }

    @Test
    void should_give_some_at_a_time_and_lose_none() {
        ExpiryQueue queue = queue(FileForm.PLAIN);
        for (int i = 0; i < 1000; i++) {
            queue.add(key("k" + i), 1 + i * 37 % 9000);
        }
        queue.flush();
        Set<RowKey> seen = new HashSet<>();
        long after = 0;
        int steps = 0;
        while (after < 10_000) {
            ExpiryQueue.Due due = queue.due(after, 10_000, 100);
            assertTrue(due.keys().size() <= 101, "so many at once: " + due.keys().size());
            seen.addAll(due.keys());
            after = due.upTo();
            steps++;
        }
        assertEquals(1000, seen.size());
        assertTrue(steps >= 10, "in " + steps + " steps");
    }

    @Test
    void should_forget_what_a_dying_process_left_unfinished_and_what_is_done() throws IOException {
        ExpiryQueue queue = queue(FileForm.PLAIN);
        queue.add(key("a"), 100);
        queue.add(key("b"), 4000);
        queue.flush();
        Path first = folder.resolve("0.keys");
        Files.writeString(first, "100 r616", StandardOpenOption.APPEND);
        assertEquals(List.of(key("a")), queue(FileForm.PLAIN).due(0, 200, 10).keys());
        queue(FileForm.PLAIN).forget(3600);
        assertFalse(Files.exists(first));
        assertEquals(List.of(key("b")), queue(FileForm.PLAIN).due(200, 9000, 10).keys());
    }

    @Test
    void should_hold_keys_that_nobody_reads_without_the_key_of_the_files() throws IOException {
        FileForm form = FileForm.encrypted(new byte[32]);
        ExpiryQueue queue = queue(form);
        queue.add(key("secret"), 100);
        queue.flush();
        String content = Files.readString(folder.resolve("0.keys"), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("736563726574"), content);
        assertEquals(List.of(key("secret")), queue(form).due(0, 100, 10).keys());
    }
}
