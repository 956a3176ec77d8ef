package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;

import org.aeneas.core.row.Row;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.marshal.CollectionType;
import org.apache.cassandra.db.marshal.UserType;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.ComplexColumnData;

/**
 * Assembles collections and user types that are stored as a cell an element to their binary form. A set's elements
 * and a map's keys stand in the cells' paths; a list's paths are time-based ids, whose order is the list's; a user
 * type's are the places of its fields.
 */
final class CollectionCopy {
    private static final int NULL = -1;

    private final Row row;
    private final long asOf;

    CollectionCopy(Row row, long asOf) {
        this.row = row;
        this.asOf = asOf;
    }

    /** @return whether any element is alive; if not, the column is null */
    boolean copy(ComplexColumnData data, int place, DeletionTime covering) {
        DeletionTime deletion = data.complexDeletion().supersedes(covering) ? data.complexDeletion() : covering;
        row.open(place);
        boolean alive = data.column().type instanceof UserType user ? fields(user, data, deletion)
                : elements(((CollectionType<?>) data.column().type).kind, data, deletion);
        if (alive) {
            row.close(place);
        } else {
            row.discard(place);
        }
        return alive;
    }

    private boolean elements(CollectionType.Kind kind, ComplexColumnData data, DeletionTime deletion) {
        int countAt = row.position();
        row.appendInt(0);
        int count = 0;
        for (Cell<?> cell : data) {
            if (alive(cell, deletion)) {
                if (kind != CollectionType.Kind.LIST) {
                    sized(cell.path().get(0));
                }
                if (kind != CollectionType.Kind.SET) {
                    sized(cell.value());
                }
                count++;
            }
        }
        row.patchInt(countAt, count);
        return count > 0;
    }

    private boolean fields(UserType type, ComplexColumnData data, DeletionTime deletion) {
        int next = 0;
        for (Cell<?> cell : data) {
            if (alive(cell, deletion)) {
                ByteBuffer path = cell.path().get(0);
                int field = path.getShort(path.position());
                nulls(field - next);
                sized(cell.value());
                next = field + 1;
            }
        }
        boolean alive = next > 0;
        nulls(type.size() - next);
        return alive;
    }

    private boolean alive(Cell<?> cell, DeletionTime deletion) {
        if (deletion.deletes(cell) || !cell.isLive(asOf)) {
            return false;
        }
        row.written(cell.timestamp(), cell.isExpiring() ? cell.localDeletionTime() : 0);
        return true;
    }

    private void nulls(int count) {
        for (int i = 0; i < count; i++) {
            row.appendInt(NULL);
        }
    }

    /** @param value in either of the forms that Cassandra's accessors know */
    private void sized(Object value) {
        if (value instanceof byte[] bytes) {
            row.appendInt(bytes.length);
            row.append(bytes, 0, bytes.length);
        } else {
            ByteBuffer buffer = (ByteBuffer) value;
            row.appendInt(buffer.remaining());
            row.append(buffer);
        }
    }
}
