package org.aeneas.extract.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;
import org.aeneas.staging.Manifest;

import com.fasterxml.jackson.core.JacksonException;

/**
 * The chunks that are done, a line each, appended and synced one by one. A last line that was cut short by a kill was
 * never promised to anybody: it is removed. For many threads.
 */
public final class Journal implements AutoCloseable {

    private record Entry(String table, Manifest.Chunk chunk) {
    }

    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, Map<Integer, Manifest.Chunk>> done = new HashMap<>();
    private boolean broken;

    public Journal(Path path) {
        this.path = path;
        try {
            long whole = Files.exists(path) ? replay(Files.readAllBytes(path)) : 0;
            file = new RandomAccessFile(path.toFile(), "rw");
            file.setLength(whole);
            file.seek(whole);
            file.getFD().sync();
            DurableFiles.syncFolder(path.getParent());
        } catch (IOException e) {
            throw DurableFiles.problem(path, e);
        }
    }

    public synchronized Map<Integer, Manifest.Chunk> done(String table) {
        return new TreeMap<>(done.getOrDefault(table, Map.of()));
    }

    public synchronized void append(String table, Manifest.Chunk chunk) {
        if (broken) {
            throw new IllegalStateException("a line of " + path + " is cut short: nothing may follow it");
        }
        try {
            file.write(JsonFiles.line(new Entry(table, chunk)));
            file.getFD().sync();
        } catch (IOException e) {
            broken = true;
            throw DurableFiles.problem(path, e);
        }
        remember(table, chunk);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw DurableFiles.problem(path, e);
        }
    }

    /** @return how many bytes are whole lines */
    private int replay(byte[] content) throws IOException {
        int begin = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\n') {
                continue;
            }
            try {
                Entry entry = JsonFiles.MAPPER.readValue(content, begin, i - begin, Entry.class);
                remember(entry.table(), entry.chunk());
            } catch (JacksonException e) {
                if (i == content.length - 1) {
                    return begin;
                }
                throw corrupt(path, e);
            }
            begin = i + 1;
        }
        return begin;
    }

    private void remember(String table, Manifest.Chunk chunk) {
        done.computeIfAbsent(table, name -> new HashMap<>()).put(chunk.number(), chunk);
    }

    public static ProblemException corrupt(Path file, Exception cause) {
        return new Problem("task-store-corrupt", "The task's own record is damaged.", file.toString(),
                "Delete the task's folder and what it has written, and begin anew.").asException(cause);
    }
}
