package org.aeneas.agent.task.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.aeneas.load.RejectFile;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;

/**
 * What of a table is not in DynamoDB and why, a line of JSON each, in one file a table.
 *
 * @param folder of the task
 * @param form   of all files
 */
public record TableRejects(Path folder, String table, FileForm form) {
    private static final String CHANGED = ".jsonl";
    private static final String REFUSED = ".refused";


    /** All that is known by now. */
    public InputStream open() {
        try {
            InputStream loaded = Files.exists(file()) ? form.read(file(), 0) : InputStream.nullInputStream();
            return Files.exists(changes()) ? new SequenceInputStream(loaded, new ByteArrayInputStream(followed()))
                    : loaded;
        } catch (IOException e) {
            throw DurableFiles.problem(file(), e);
        }
    }

    /** Rejects of changes are few: each cycle that had any has a file or two. */
    private byte[] followed() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(changes())) {
            for (Path rejects : files.sorted().toList()) {
                if (rejects.toString().endsWith(REFUSED)) {
                    RejectFile.copy(rejects, form, all);
                } else if (rejects.toString().endsWith(CHANGED)) {
                    try (InputStream in = form.read(rejects, 0)) {
                        in.transferTo(all);
                    }
                }
            }
        }
        return all.toByteArray();
    }

    private Path changes() {
        return folder.resolve("rejects").resolve(table + ".changes");
    }

    /** What of a cycle cannot be represented. */
    Path changed(long cycle) {
        return changes().resolve(String.format(Locale.ROOT, "%012d", cycle) + CHANGED);
    }

    /** What of a cycle DynamoDB refused; of a form in which each line stands by itself. */
    Path refused(long cycle) {
        return changes().resolve(String.format(Locale.ROOT, "%012d", cycle) + REFUSED);
    }

    private Path file() {
        return folder.resolve("rejects").resolve(table + ".jsonl");
    }

    /** Of the extraction alone. */
    Path extracted() {
        return folder.resolve("rejects").resolve(table + ".extract");
    }

    void joinExtracted() {
        write(out -> { });
    }

    /** @param load what the load has left; no rejects where it is not there */
    void join(Path load) {
        write(out -> {
            if (Files.exists(load)) {
                RejectFile.copy(load, form, out);
            }
        });
    }

    private interface Rest {
        void copyTo(OutputStream out) throws IOException;
    }

    private void write(Rest rest) {
        Path partial = DurableFiles.partial(file());
        try {
            Files.createDirectories(file().getParent());
            try (FileOutputStream bytes = new FileOutputStream(partial.toFile());
                    OutputStream out = form.write(bytes)) {
                copyExtracted(out);
                rest.copyTo(out);
            }
            DurableFiles.moveIntoPlace(partial, file());
        } catch (IOException e) {
            throw DurableFiles.problem(file(), e);
        }
    }

    private void copyExtracted(OutputStream out) throws IOException {
        if (Files.exists(extracted())) {
            try (InputStream in = form.read(extracted(), 0)) {
                in.transferTo(out);
            }
        }
    }
}
