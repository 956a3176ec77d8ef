package org.aeneas.sstable.v5.internal;

import java.io.IOException;

import org.aeneas.core.row.Row;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.CollectionType;
import org.apache.cassandra.db.marshal.UserType;

/**
 * Decodes a collection or user type that is stored as a cell an element straight to its binary form, for
 * {@link RowDecoder}; what {@link CollectionCopy} makes of Cassandra's objects. For one thread.
 */
final class CollectionDecoder {
    private static final int CELL_IS_EMPTY = 0x04;
    private static final int FIELD_BYTES = 2;
    private static final int NULL = -1;

    private final FileInput in;
    private final CellTimes times;
    private final int place;
    /** Null for a user type. */
    private final CollectionType.Kind kind;
    private final int fields;
    // the row at hand
    private Row row;
    private CellTimes marker;
    private long deletedUpTo;
    private long second;
    private long end;
    private int elements;
    private int nextField;

    CollectionDecoder(AbstractType<?> type, int place, SerializationHeader header, FileInput in) {
        this.in = in;
        this.times = new CellTimes(header, in);
        this.place = place;
        this.kind = type instanceof CollectionType<?> collection ? collection.kind : null;
        this.fields = type instanceof UserType user ? user.size() : 0;
    }

    /** @param ofRow what its cells share with it */
    void begin(Row into, CellTimes ofRow, long asOf, long rowEnd) {
        row = into;
        marker = ofRow;
        second = asOf;
        end = rowEnd;
    }

    /**
     * Reads it; the row's value of the column becomes null if no element is alive.
     *
     * @param deletes whether a deletion of the collection stands before its elements
     * @param covered what was written then or before is deleted with the row
     * @return false if it is unusual
     */
    boolean decode(boolean deletes, long covered) throws IOException {
        deletedUpTo = covered;
        if (deletes) {
            if (!times.readDeletion()) {
                return false;
            }
            deletedUpTo = Math.max(covered, times.written());
        }
        elements = 0;
        nextField = 0;
        long cells = in.readUnsignedVInt();
        row.open(place);
        int countAt = row.position();
        if (kind != null) {
            row.appendInt(0);
        }
        for (long i = 0; i < cells; i++) {
            if (!element()) {
                return false;
            }
        }
        if (kind != null) {
            row.patchInt(countAt, elements);
        } else {
            nulls(fields - nextField);
        }
        if (elements > 0) {
            row.close(place);
        } else {
            row.discard(place);
        }
        return true;
    }

    private boolean element() throws IOException {
        int flags = in.readUnsignedByte();
        if (!times.read(flags, marker)) {
            return false;
        }
        boolean live = times.areLive(deletedUpTo, second);
        if (live) {
            row.written(times.written(), times.expiry());
            elements++;
        }
        boolean common = kind == null ? field(live) : part(live && kind != CollectionType.Kind.LIST, length());
        return common
                && part(live && kind != CollectionType.Kind.SET, (flags & CELL_IS_EMPTY) != 0 ? 0 : length());
    }

    /** The path of a user type's cell is the place of the field. */
    private boolean field(boolean live) throws IOException {
        int field = length() == FIELD_BYTES ? in.readUnsignedShort() : NULL;
        if (field < nextField || field >= fields) {
            return false;
        }
        if (live) {
            nulls(field - nextField);
            nextField = field + 1;
        }
        return true;
    }

    /** Whether any element is, of what was decoded last. */
    boolean isAlive() {
        return elements > 0;
    }

    /** @return negative if there are not as many bytes left */
    private int length() throws IOException {
        long length = in.readUnsignedVInt();
        return length >= 0 && length <= end - in.position() ? (int) length : NULL;
    }

    /** A path or value. */
    private boolean part(boolean taken, int length) throws IOException {
        if (length < 0) {
            return false;
        }
        if (taken) {
            row.appendInt(length);
            in.append(row, length);
        } else {
            in.seek(in.position() + length);
        }
        return true;
    }

    private void nulls(int count) {
        for (int i = 0; i < count; i++) {
            row.appendInt(NULL);
        }
    }
}
