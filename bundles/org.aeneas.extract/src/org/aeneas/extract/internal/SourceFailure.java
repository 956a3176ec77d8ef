package org.aeneas.extract.internal;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Rows of a chunk could not be read, or not be understood: this chunk fails, others may go on. */
final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SourceFailure(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** @throws CancelledException if it was no failure */
    static SourceFailure of(Throwable cause) {
        if (cause instanceof CancelledException cancelled) {
            throw cancelled;
        }
        return new SourceFailure(cause);
    }

    /** @param table for people, if the source did not say what is the matter */
    Problem problem(String table) {
        if (getCause() instanceof ProblemException known) {
            return known.problem();
        }
        return new Problem("rows-unreadable", "Rows cannot be read: " + getCause() + ".", table,
                "Check that the schema fits the files and that the files are whole; the log has the details.");
    }
}
