package org.aeneas.load.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A file to which lines of JSON are appended, each on disk when it counts. For many threads.
 *
 * @param <T> a record: what a line holds
 */
public final class LineFile<T> implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    /** Not a channel: an interrupt, by which a load is cancelled, would close it. */
    private final FileOutputStream out;
    private final List<T> kept;
    /** A line may have been cut short. */
    private boolean broken;

    private LineFile(Path path, FileOutputStream out, List<T> kept) {
        this.path = path;
        this.out = out;
        this.kept = kept;
    }

    /** Opens the file with those of its lines that are to be kept, or makes a new one. */
    public static <T> LineFile<T> open(Path path, Class<T> type, Predicate<T> keep) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            List<T> kept = Files.exists(path) ? read(path, type).stream().filter(keep).toList() : List.of();
            rewrite(path, kept);
            return new LineFile<>(path, new FileOutputStream(path.toFile(), true), kept);
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** The lines that were in the file when it was opened. */
    public List<T> kept() {
        return kept;
    }

    /** Once it has failed, nothing can be appended any more: it would continue a line that was cut short. */
    public synchronized void append(T value) {
        if (broken) {
            throw new IllegalStateException("a line of " + path + " is cut short: nothing may follow it");
        }
        try {
            out.write(line(value));
            out.getFD().sync();
        } catch (IOException e) {
            broken = true;
            throw problem(path, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    private static <T> List<T> read(Path path, Class<T> type) throws IOException {
        String text = Files.readString(path);
        List<T> values = new ArrayList<>();
        // What follows the last line break was being written when the process died: it never counted.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            values.add(JSON.readValue(line, type));
        }
        return values;
    }

    private static <T> void rewrite(Path path, List<T> values) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileOutputStream all = new FileOutputStream(beside.toFile())) {
            for (T value : values) {
                all.write(line(value));
            }
            all.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        DurableFiles.moveIntoPlace(beside, path.toAbsolutePath());
    }

    private static byte[] line(Object value) throws IOException {
        return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException problem(Path path, IOException cause) {
        if (!(cause instanceof JacksonException || cause instanceof CharacterCodingException)) {
            return DurableFiles.problem(path, cause);
        }
        return new Problem("file-unusable", "The file is damaged, or something else.", path.toString(),
                "Delete it, and load from the start.").asException(cause);
    }
}
