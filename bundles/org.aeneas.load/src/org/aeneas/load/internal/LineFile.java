package org.aeneas.load.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

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

    public synchronized void append(T value) {
        try {
            out.write(line(value));
            out.getFD().sync();
        } catch (IOException e) {
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
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] line(Object value) throws IOException {
        return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException problem(Path path, IOException cause) {
        return new Problem("file-unusable", "The file cannot be read or written: " + cause.getMessage(),
                path.toString(), "Check its permissions and the free space of its disk; if it is damaged, delete it "
                + "and load from the start.").asException(cause);
    }
}
