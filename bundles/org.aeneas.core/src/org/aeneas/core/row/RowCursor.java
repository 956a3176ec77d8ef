package org.aeneas.core.row;

/**
 * Live rows in the ring's order: partitions by token, in each the static row first (if anything in it is alive), then
 * the rows in clustering order. For one thread.
 */
public interface RowCursor extends AutoCloseable {

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws org.aeneas.core.ProblemException if the source cannot be read; the cursor is then useless
     */
    boolean next();

    /** The row that {@link #next()} moved to, until the next call, which may overwrite it or move to another object. */
    Row row();

    /** Cells met so far whose column the schema does not know; they were skipped. */
    default long unknownCells() {
        return 0;
    }

    @Override
    void close();
}
