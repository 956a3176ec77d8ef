package org.aeneas.sstable;

/**
 * Reads the changes of one table, cycle after cycle. What it has learned of an SSTable it keeps for the next cycles, in
 * which the same one is read under another name, as long as it is in them. For one thread.
 */
public interface ChangeReader extends AutoCloseable {

    /**
     * Only what holds changed keys is read. Memory does not grow with the number of the changes, nor with the size of a
     * partition.
     *
     * @param changes of the table that this reads; its schema may have changed since
     * @return to be closed before the next one is opened
     * @throws org.aeneas.core.ProblemException {@code format-mixed}, {@code format-unknown},
     *         {@code partitioner-unknown}, {@code schema-mismatch}, {@code sstable-corrupt} or
     *         {@code sstable-unreadable}, each naming the file
     */
    ChangeCursor open(TableChanges changes);

    /** Forgets what it kept. */
    @Override
    void close();
}
