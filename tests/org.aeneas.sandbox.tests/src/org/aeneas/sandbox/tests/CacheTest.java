package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.tests.support.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    @TempDir
    Path folder;

    private final AtomicInteger fetches = new AtomicInteger();

    private Path fetch() {
        return new Cache(folder).entry("thing/1.0", Progress.NONE, (directory, progress) -> {
            fetches.incrementAndGet();
            Files.createDirectories(directory.resolve("sub"));
            Files.writeString(directory.resolve("sub/file"), "content");
            Files.createSymbolicLink(directory.resolve("link"), Path.of("sub/file"));
        });
    }

    @Test
    void should_fetch_once() throws IOException {
        assertEquals("content", Files.readString(fetch().resolve("link")));
        fetch();
        assertEquals(1, fetches.get());
    }

    @Test
    void should_fetch_again_what_was_changed() throws IOException {
        Path file = fetch().resolve("sub/file");
        Files.writeString(file, "Content");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertEquals("content", Files.readString(fetch().resolve("sub/file")));
        assertEquals(2, fetches.get());
    }

    @Test
    void should_fetch_again_what_lost_or_gained_a_file() throws IOException {
        Files.delete(fetch().resolve("sub/file"));
        Files.writeString(fetch().resolve("intruder"), "");
        assertFalse(Files.exists(fetch().resolve("intruder")));
        assertEquals(3, fetches.get());
    }

    @Test
    void should_keep_what_was_only_touched() throws IOException {
        Files.setLastModifiedTime(fetch().resolve("sub/file"), FileTime.fromMillis(0));
        fetch();
        assertEquals(1, fetches.get());
    }

    @Test
    void should_leave_nothing_of_a_fetch_that_failed() throws IOException {
        assertThrows(IllegalStateException.class,
                () -> new Cache(folder).entry("thing/1.0", Progress.NONE, (directory, progress) -> {
                    Files.writeString(directory.resolve("half"), "");
                    throw new IllegalStateException();
                }));
        assertFalse(Files.exists(folder.resolve("thing/1.0")));
        try (Stream<Path> partial = Files.list(folder.resolve("partial"))) {
            assertEquals(0, partial.count());
        }
        assertTrue(Files.exists(fetch().resolve("sub/file")));
    }

    @Test
    void should_fetch_once_for_many_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> fetch = this::fetch;
            for (var future : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
                assertTrue(Files.exists(future.get().resolve("sub/file")));
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(1, fetches.get());
    }

    @Test
    void should_name_a_missing_tool_and_what_installs_it() throws Exception {
        try (ChildJvm child = Owner.start(folder, Map.of("PATH", folder.toString()), "fetch",
                folder.resolve("cache").toString())) {
            assertEquals(Optional.of("tool-missing Install it: sudo apt-get install npm"), child.awaitLine("problem "));
        }
    }

    @Test
    void should_say_that_the_network_is_missing() throws Exception {
        Map<String, String> unreachable = Map.of("npm_config_registry", "http://127.0.0.1:9/",
                "npm_config_fetch_retries", "0", "npm_config_cache", folder.resolve("npm").toString());
        try (ChildJvm child = Owner.start(folder, unreachable, "fetch",
                folder.resolve("cache").toString())) {
            assertTrue(child.awaitLine("problem network-unreachable ").isPresent(), child.output());
        }
        assertFalse(Files.exists(folder.resolve("cache/dynalite/4.0.0")));
    }
}
