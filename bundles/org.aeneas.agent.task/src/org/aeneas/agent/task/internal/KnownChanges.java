package org.aeneas.agent.task.internal;

import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;

/**
 * Changes of a table as the task knows it. Where a column was added meanwhile, it ends instead of leaving the column's
 * values out of all that is replicated from then on. For one thread.
 */
final class KnownChanges implements ChangeCursor {
    private final ChangeCursor changes;
    private final TableSchema table;

    /** @param changes closed with this */
    KnownChanges(ChangeCursor changes, TableSchema table) {
        this.changes = changes;
        this.table = table;
    }

    /** @throws org.aeneas.core.ProblemException {@code columns-added}, and those of all changes */
    @Override
    public boolean next() {
        boolean more = changes.next();
        if (changes.unknownCells() > 0) {
            throw new Problem("columns-added", "The table has values in columns that the task does not know: they were "
                    + "added since it was created.", table.qualifiedName(),
                    "Refresh the source, decide what becomes of the columns, then add them to the task and resume it; "
                            + "where AWS DMS applies the changes, delete the task and create it again.").asException();
        }
        return more;
    }

    @Override
    public boolean isAlive() {
        return changes.isAlive();
    }

    @Override
    public Row row() {
        return changes.row();
    }

    @Override
    public Optional<Row> before() {
        return changes.before();
    }

    @Override
    public long nextExpiry() {
        return changes.nextExpiry();
    }

    @Override
    public long unknownCells() {
        return changes.unknownCells();
    }

    @Override
    public void close() {
        changes.close();
    }
}
