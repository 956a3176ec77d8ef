package org.aeneas.load;

import java.nio.file.Path;
import java.util.function.Predicate;

import org.aeneas.load.internal.LineFile;

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
        file = LineFile.open(path, Reject.class, keep);
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
