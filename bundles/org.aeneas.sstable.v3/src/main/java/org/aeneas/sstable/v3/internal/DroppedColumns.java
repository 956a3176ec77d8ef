package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

import org.apache.cassandra.config.CFMetaData.DroppedColumn;
import org.apache.cassandra.db.marshal.BytesType;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * The drops that a table's metadata carries, which Cassandra's classes ask for each cell.
 *
 * <p>Files of Cassandra 2.x do not list their columns, so that a column that the schema does not know shows only when a
 * cell of it is met. Cassandra then asks here, logs a warning a cell if there is no answer, and skips the cell. So this
 * answers, and counts.
 */
final class DroppedColumns extends HashMap<ByteBuffer, DroppedColumn> {
    private static final long serialVersionUID = 1L;

    private final transient Set<ByteBuffer> known = new HashSet<>();
    private final transient ThreadLocal<long[]> unknown = ThreadLocal.withInitial(() -> new long[1]);
    private final boolean filesWithoutHeader;

    DroppedColumns(boolean filesWithoutHeader) {
        this.filesWithoutHeader = filesWithoutHeader;
        // LegacyLayout's stand-in for a collection whose type is not known, asked for after the collection itself
        know(ByteBufferUtil.EMPTY_BYTE_BUFFER);
    }

    /** A column that is no unknown one. */
    final void know(ByteBuffer column) {
        known.add(column);
    }

    /** Cells of unknown columns that this thread met since it asked last. */
    long takeUnknown() {
        if (!filesWithoutHeader) {
            return 0;
        }
        long[] count = unknown.get();
        long taken = count[0];
        count[0] = 0;
        return taken;
    }

    @Override
    public DroppedColumn get(Object name) {
        if (!filesWithoutHeader && isEmpty()) {
            return null; // for each cell: spares hashing the name
        }
        DroppedColumn dropped = super.get(name);
        if (dropped != null || !filesWithoutHeader || known.contains(name)) {
            return dropped;
        }
        unknown.get()[0]++;
        return new DroppedColumn("unknown", null, BytesType.instance, Long.MAX_VALUE);
    }
}
