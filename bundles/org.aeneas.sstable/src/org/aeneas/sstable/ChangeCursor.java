package org.aeneas.sstable;

import java.util.Optional;

import org.aeneas.core.row.Row;

/**
 * The changed keys of a table, each once, and what became of it. In the ring's order: partitions by token, in each the
 * static row first, then the rows in clustering order. For one thread.
 *
 * <p>A changed key is one that a new SSTable names: by a row, by the deletion of a row, or by the deletion of a range
 * or partition in which there was or is a row. It may be told of one that it has not changed, or that nobody knew it.
 */
public interface ChangeCursor extends AutoCloseable {

    /**
     * Moves to the next changed key.
     *
     * @return false at the end
     * @throws org.aeneas.core.ProblemException if an SSTable cannot be read; the cursor is then useless
     */
    boolean next();

    /** Whether there is such a row now. */
    boolean isAlive();

    /**
     * The row that has the key now, merged over all replicas; where there is none, only the key columns are set. Until
     * the next call of {@link #next()}. {@link RowKey#of} copies the key.
     */
    Row row();

    /**
     * The row that had the key at the end of the cycle before; empty if there was none. It is read when it is asked
     * for, and stands until the next call of {@link #next()}.
     *
     * @throws org.aeneas.core.ProblemException as {@link #next()}
     */
    Optional<Row> before();

    /**
     * Epoch second at which a cell of the row expires, where that is before the row itself does: then it has to be read
     * again. 0 if there is none, or no row.
     */
    default long nextExpiry() {
        return isAlive() && row().expiresInParts() ? row().earliestExpiry() : 0;
    }

    /** Cells met so far whose column the schema does not know; they were skipped. */
    default long unknownCells() {
        return 0;
    }

    @Override
    void close();
}
