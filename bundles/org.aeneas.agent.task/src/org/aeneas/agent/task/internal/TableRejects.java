package org.aeneas.agent.task.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** All that is known by now. */
    public InputStream open() {
        try {
            return Files.exists(file()) ? form.read(file(), 0) : InputStream.nullInputStream();
        } catch (IOException e) {
            throw DurableFiles.problem(file(), e);
        }
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
