package org.aeneas.load.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;

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
    private final FileForm form;
    /** Not a channel: an interrupt, by which a load is cancelled, would close it. */
    private final FileOutputStream out;
    private final List<T> kept;
    /** A line may have been cut short. */
    private boolean broken;

    private LineFile(Path path, FileForm form, FileOutputStream out, List<T> kept) {
        this.path = path;
        this.form = form;
        this.out = out;
        this.kept = kept;
    }

    /** Opens the file with those of its lines that are to be kept, or makes a new one. */
    public static <T> LineFile<T> open(Path path, Class<T> type, Predicate<T> keep) {
        return open(path, FileForm.PLAIN, type, keep);
    }

    /** As {@link #open(Path, Class, Predicate)}, with each line in that form. */
    public static <T> LineFile<T> open(Path path, FileForm form, Class<T> type, Predicate<T> keep) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            List<T> kept = Files.exists(path) ? read(path, form, type).stream().filter(keep).toList() : List.of();
            rewrite(path, form, kept);
            return new LineFile<>(path, form, new FileOutputStream(path.toFile(), true), kept);
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
            out.write(line(form, value));
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

    private static <T> List<T> read(Path path, FileForm form, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        for (String line : lines(path)) {
            values.add(JSON.readValue(form.openLine(line.getBytes(StandardCharsets.UTF_8)), type));
        }
        return values;
    }

    /** Copies its lines, as they would stand in a plain file. */
    public static void copy(Path path, FileForm form, OutputStream to) throws IOException {
        for (String line : lines(path)) {
            to.write(form.openLine(line.getBytes(StandardCharsets.UTF_8)));
            to.write('\n');
        }
    }

    /** What follows the last line break was being written when the process died: it never counted. */
    private static List<String> lines(Path path) throws IOException {
        String text = Files.readString(path);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static <T> void rewrite(Path path, FileForm form, List<T> values) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileOutputStream all = new FileOutputStream(beside.toFile())) {
            for (T value : values) {
                all.write(line(form, value));
            }
            all.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        DurableFiles.moveIntoPlace(beside, path.toAbsolutePath());
    }

    private static byte[] line(FileForm form, Object value) throws IOException {
        byte[] sealed = form.sealLine(JSON.writeValueAsBytes(value));
        byte[] line = Arrays.copyOf(sealed, sealed.length + 1);
        line[sealed.length] = '\n';
        return line;
    }

    private static ProblemException problem(Path path, IOException cause) {
        if (!(cause instanceof JacksonException || cause instanceof CharacterCodingException)) {
            return DurableFiles.problem(path, cause);
        }
        return new Problem("file-unusable", "The file is damaged, or something else.", path.toString(),
                "Delete it, and load from the start.").asException(cause);
    }
}
