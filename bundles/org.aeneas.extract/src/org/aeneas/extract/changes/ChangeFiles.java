package org.aeneas.extract.changes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;

/** Files of a cycle on this machine. All methods throw {@link org.aeneas.core.ProblemException}. */
final class ChangeFiles {

    private ChangeFiles() {
    }

    static byte[] read(Path file, FileForm form) {
        try (InputStream in = form.read(file, 0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
