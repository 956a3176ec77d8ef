package org.aeneas.agent.task.internal;

import java.util.Iterator;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.schema.TableSchema;

/** The rows of several ranges that follow each other; one is open at a time. */
final class PartsCursor implements RowCursor {

    /** Opens the rows of a range. */
    interface Opening {
        RowCursor open();
    }

    private final Row none;
    private final Iterator<Opening> waiting;
    private RowCursor current;
    private long unknownCells;

    PartsCursor(TableSchema schema, List<Opening> openings) {
        this.none = new Row(schema);
        this.waiting = openings.iterator();
    }

    @Override
    public boolean next() {
        while (true) {
            if (current != null && current.next()) {
                return true;
            }
            close();
            if (!waiting.hasNext()) {
                return false;
            }
            current = waiting.next().open();
        }
    }

    @Override
    public Row row() {
        return current == null ? none : current.row();
    }

    @Override
    public long unknownCells() {
        return unknownCells + (current == null ? 0 : current.unknownCells());
    }

    @Override
    public void close() {
        if (current != null) {
            unknownCells += current.unknownCells();
            RowCursor ended = current;
            current = null;
            ended.close();
        }
    }
}
