package org.aeneas.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Predicate;

import org.aeneas.load.internal.LineFile;
import org.aeneas.staging.FileForm;

/** Rejects in a file: a line of JSON each. */
public final class RejectFile implements Rejects, AutoCloseable {
    private final LineFile<Reject> file;

    /**
     * Opens the file, or makes a new one.
     *
     * @param keep of the rejects that are in the file already, those of objects that are not going to be loaded again:
     *             the others come again by themselves
     * @throws org.aeneas.core.ProblemException if it cannot be read and written, or is something else
     */
    public RejectFile(Path path, Predicate<Reject> keep) {
        this(path, FileForm.PLAIN, keep);
    }

    /** @param form of each line: rejects hold keys */
    public RejectFile(Path path, FileForm form, Predicate<Reject> keep) {
        file = LineFile.open(path, form, Reject.class, keep);
    }

    /** Copies the rejects that are in the file, a line of JSON each. */
    public static void copy(Path path, FileForm form, OutputStream to) throws IOException {
        LineFile.copy(path, form, to);
    }

    @Override
    public void add(Reject reject) {
        file.append(reject);
    }

    @Override
    public void close() {
        file.close();
    }
}
