package org.aeneas.extract.internal;

import java.io.IOError;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;

/**
 * Rows of a source, with everything that can go wrong there as a {@link SourceFailure}, so that it is told from what
 * goes wrong while writing. Cassandra's readers also throw IOError (FSReadError) and assertions on damaged files.
 */
final class GuardedCursor implements AutoCloseable {
    private final RowCursor cursor;

    GuardedCursor(RowSource source, TokenRange range, long asOf) {
        try {
            cursor = source.open(range, asOf);
        } catch (RuntimeException | IOError | AssertionError e) {
            throw SourceFailure.of(e);
        }
    }

    boolean next() {
        try {
            return cursor.next();
        } catch (RuntimeException | IOError | AssertionError e) {
            throw SourceFailure.of(e);
        }
    }

    Row row() {
        return cursor.row();
    }

    long unknownCells() {
        return cursor.unknownCells();
    }

    @Override
    public void close() {
        try {
            cursor.close();
        } catch (RuntimeException | IOError | AssertionError e) {
            throw SourceFailure.of(e);
        }
    }
}
