package org.aeneas.sstable.v5.internal;

import java.io.EOFException;
import java.nio.file.Path;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.component.Damage;

/** What Cassandra's classes throw, as what a user is told. */
final class Failures {

    private Failures() {
    }

    /**
     * The file describes its own columns and fits the schema, so bytes that cannot be decoded are damaged.
     *
     * @param file what was being read
     */
    static RuntimeException of(Path file, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException || cause instanceof CancelledException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof Damage) {
                return SSTableProblems.corrupt(file, cause.getMessage() + ".", failure);
            }
            if (cause instanceof EOFException) {
                return SSTableProblems.corrupt(file, "it ends in the middle.", failure);
            }
        }
        return SSTableProblems.corrupt(file, "its content cannot be decoded.", failure);
    }

    /** Outside any file: a programming error, unless it is one of the above. */
    static RuntimeException unexpected(Throwable failure) {
        return failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
    }
}
