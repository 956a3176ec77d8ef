package org.aeneas.sstable.v3.internal;

import java.io.EOFException;
import java.nio.file.Path;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.serializers.MarshalException;

/** What Cassandra's classes throw, as what a user is told. */
final class Failures {

    private Failures() {
    }

    /**
     * @param file what was being read
     * @param self whether the file describes its own columns, as all do since 3.0: where it does, and fits the schema,
     *        bytes that cannot be decoded are damaged; where it does not, they are more likely of another schema
     */
    static RuntimeException of(Path file, Throwable failure, boolean self) {
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
            if (cause instanceof MarshalException && !self) {
                return SSTableProblems.schemaMismatch(file,
                        "a value is of another type: " + cause.getMessage() + ".", failure);
            }
        }
        return self ? SSTableProblems.corrupt(file, "its content cannot be decoded.", failure)
                : SSTableProblems.schemaMismatch(file, "its cells cannot be decoded with it.", failure);
    }

    /** Outside any file: a programming error, unless it is one of the above. */
    static RuntimeException unexpected(Throwable failure) {
        return failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
    }
}
