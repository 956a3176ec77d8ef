package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;

import org.aeneas.core.row.Row;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.MapType;
import org.apache.cassandra.db.marshal.SetType;
import org.apache.cassandra.db.marshal.UserType;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.ComplexColumnData;

/**
 * Assembles collections and user types that are stored as a cell an element to their binary form. A set's elements
 * and a map's keys stand in the cells' paths; a list's paths are time-based ids, whose order is the list's; a user
 * type's are the places of its fields.
 */
final class CollectionCopy {
    private final Row row;
    private final int now;

    CollectionCopy(Row row, int now) {
        this.row = row;
        this.now = now;
    }

    /** @return whether any element is alive; if not, the column is null */
    boolean copy(ComplexColumnData data, int place, long deletedAt) {
        long deleted = Math.max(deletedAt, data.complexDeletion().markedForDeleteAt());
        row.open(place);
        boolean alive = data.column().type instanceof UserType type ? fields(data, type.size(), deleted)
                : elements(data, deleted);
        if (alive) {
            row.close(place);
        } else {
            row.discard(place);
        }
        return alive;
    }

    private boolean elements(ComplexColumnData data, long deletedAt) {
        AbstractType<?> type = data.column().type;
        boolean paths = type instanceof SetType || type instanceof MapType;
        boolean values = !(type instanceof SetType);
        int countAt = row.position();
        row.appendInt(0);
        int count = 0;
        for (Cell cell : data) {
            if (alive(cell, deletedAt)) {
                if (paths) {
                    sized(cell.path().get(0));
                }
                if (values) {
                    sized(cell.value());
                }
                count++;
            }
        }
        row.patchInt(countAt, count);
        return count > 0;
    }

    /** All fields that the type has now, as a node answers; those that are null have the length -1. */
    private boolean fields(ComplexColumnData data, int count, long deletedAt) {
        int next = 0;
        boolean alive = false;
        for (Cell cell : data) {
            if (alive(cell, deletedAt)) {
                ByteBuffer path = cell.path().get(0);
                next = nulls(next, path.getShort(path.position()));
                sized(cell.value());
                next++;
                alive = true;
            }
        }
        nulls(next, count);
        return alive;
    }

    private int nulls(int from, int to) {
        for (int field = from; field < to; field++) {
            row.appendInt(-1);
        }
        return Math.max(from, to);
    }

    private boolean alive(Cell cell, long deletedAt) {
        if (cell.timestamp() <= deletedAt || !cell.isLive(now)) {
            return false;
        }
        row.written(cell.timestamp(), cell.isExpiring() ? cell.localDeletionTime() : 0);
        return true;
    }

    private void sized(ByteBuffer value) {
        row.appendInt(value.remaining());
        row.append(value);
    }
}
