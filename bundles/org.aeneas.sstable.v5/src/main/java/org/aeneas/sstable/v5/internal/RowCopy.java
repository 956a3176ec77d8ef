package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.aeneas.core.row.Row;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.context.CounterContext;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.ColumnData;
import org.apache.cassandra.db.rows.ComplexColumnData;
import org.apache.cassandra.schema.ColumnMetadata;

/** Turns Cassandra's rows into ours: what is alive of them at one second. For one thread. */
final class RowCopy {
    /** After each component of a composite key stands one byte. */
    private static final int END_OF_COMPONENT = 1;

    private final Row row;
    private final long asOf;
    private final int keyColumns;
    private final boolean staticCompact;
    private final ColumnPlaces statics;
    private final ColumnPlaces regulars;
    private final CollectionCopy collections;
    private final Consumer<ColumnData> column = this::column;
    private ColumnPlaces columns;
    private DeletionTime deletion = DeletionTime.LIVE;
    private boolean alive;
    private long unknown;

    /** @param asOf epoch second: what is expired by then is dead */
    RowCopy(Layout layout, Row row, long asOf) {
        this.row = row;
        this.asOf = asOf;
        this.keyColumns = layout.schema().partitionKey().size();
        this.staticCompact = layout.staticCompact();
        this.statics = ColumnPlaces.of(layout, ColumnMetadata.Kind.STATIC);
        this.regulars = ColumnPlaces.of(layout, ColumnMetadata.Kind.REGULAR);
        this.collections = new CollectionCopy(row, asOf);
    }

    Row row() {
        return row;
    }

    void partition(ByteBuffer key) {
        row.beginPartition();
        if (keyColumns == 1) {
            row.set(0, key);
            return;
        }
        ByteBuffer rest = key.duplicate();
        for (int i = 0; i < keyColumns; i++) {
            int end = Short.toUnsignedInt(rest.getShort()) + rest.position();
            row.set(i, rest.limit(end));
            rest.limit(key.limit()).position(end + END_OF_COMPONENT);
        }
    }

    /**
     * @param covering the deletion of the partition
     * @return whether anything in it is alive; else our row is undefined
     */
    boolean staticRow(org.apache.cassandra.db.rows.Row source, DeletionTime covering) {
        if (source.isEmpty()) {
            return false;
        }
        // a compact table without clustering columns keeps its rows as static rows
        row.beginRow(staticCompact ? Row.Kind.REGULAR : Row.Kind.STATIC);
        return copy(source, covering, statics);
    }

    /**
     * @param covering the latest deletion of the partition and of ranges around the row
     * @return whether the row is alive: its marker, or a cell; else our row is undefined
     */
    boolean row(org.apache.cassandra.db.rows.Row source, DeletionTime covering) {
        if (staticCompact) {
            unknown += source.columnCount(); // columns that were written through Thrift and never declared
            return false;
        }
        row.beginRow(Row.Kind.REGULAR);
        if (!copy(source, covering, regulars)) {
            return false;
        }
        clustering(source.clustering());
        return true;
    }

    /** Our row is the key of a row that is not alive. */
    void onlyKey(ClusteringPrefix<?> clustering) {
        row.beginRow(Row.Kind.REGULAR);
        clustering(clustering);
    }

    /** As {@link #onlyKey}, of what {@link #staticRow} copies. */
    void onlyStaticKey() {
        row.beginRow(staticCompact ? Row.Kind.REGULAR : Row.Kind.STATIC);
    }

    private void clustering(ClusteringPrefix<?> clustering) {
        for (int i = 0; i < clustering.size(); i++) {
            Object component = clustering.get(i);
            if (component != null) { // compact tables may leave out the last ones
                set(keyColumns + i, component);
            }
        }
    }

    long unknownCells() {
        return unknown;
    }

    private boolean copy(org.apache.cassandra.db.rows.Row source, DeletionTime covering, ColumnPlaces places) {
        alive = false;
        columns = places;
        columns.restart();
        deletion = source.deletion().time().supersedes(covering) ? source.deletion().time() : covering;
        LivenessInfo marker = source.primaryKeyLivenessInfo();
        if (!marker.isEmpty() && !deletion.deletes(marker) && marker.isLive(asOf)) {
            alive = true;
            row.written(marker.timestamp(), marker.isExpiring() ? marker.localExpirationTime() : 0);
        }
        source.apply(column);
        return alive;
    }

    private void column(ColumnData data) {
        int index = columns.indexOf(data.column());
        if (data instanceof ComplexColumnData complex) {
            alive |= collections.copy(complex, index, deletion);
            return;
        }
        Cell<?> cell = (Cell<?>) data;
        if (!deletion.deletes(cell) && cell.isLive(asOf)) {
            alive = true;
            row.written(cell.timestamp(), cell.isExpiring() ? cell.localDeletionTime() : 0);
            if (cell.isCounterCell()) {
                counter(index, cell);
            } else if (index != ColumnPlaces.HIDDEN) {
                set(index, cell.value());
            }
        }
    }

    private void counter(int index, Cell<?> cell) {
        long total = CounterContext.instance().total(cell);
        row.open(index);
        row.appendInt((int) (total >>> Integer.SIZE));
        row.appendInt((int) total);
        row.close(index);
    }

    /** @param value in either of the forms that Cassandra's accessors know */
    private void set(int index, Object value) {
        if (value instanceof byte[] bytes) {
            row.set(index, bytes, 0, bytes.length);
        } else {
            row.set(index, (ByteBuffer) value);
        }
    }
}
