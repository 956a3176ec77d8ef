package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.sstable.SSTableProblems;
import org.apache.cassandra.config.ColumnDefinition;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.context.CounterContext;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.CompositeType;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.db.rows.ColumnData;
import org.apache.cassandra.db.rows.ComplexColumnData;

/** Copies what is alive of Cassandra's rows into one of ours. For one thread. */
final class RowCopy {
    private final Layout layout;
    private final Row row;
    private final int now;
    private final CollectionCopy collections;
    private final ByteBuffer total = ByteBuffer.allocate(Long.BYTES);
    private final int clusteringAt;
    private final boolean deletesCountersForGood;
    private long unknown;
    private boolean alive;

    /**
     * @param asOf                   epoch second: what is expired by then is dead
     * @param deletesCountersForGood whether a counter whose row was deleted stays so, whatever is added to it later:
     *                               so it is before 3.0 (class DeletionInfo)
     */
    RowCopy(Layout layout, Row row, int asOf, boolean deletesCountersForGood) {
        this.layout = layout;
        this.row = row;
        this.now = asOf;
        this.collections = new CollectionCopy(row, asOf);
        this.deletesCountersForGood = deletesCountersForGood;
        this.clusteringAt = layout.schema().partitionKey().size();
    }

    long unknownCells() {
        return unknown;
    }

    void partition(DecoratedKey key) {
        row.beginPartition();
        AbstractType<?> type = layout.metadata().getKeyValidator();
        if (clusteringAt == 1) {
            row.set(0, key.getKey());
        } else {
            ByteBuffer[] components = ((CompositeType) type).split(key.getKey());
            for (int i = 0; i < clusteringAt; i++) {
                row.set(i, components[i]);
            }
        }
    }

    /** @return whether anything in it is alive; else our row is undefined */
    boolean staticRow(org.apache.cassandra.db.rows.Row source, long deletedAt) {
        // a compact table without clustering columns keeps its rows as static rows
        row.beginRow(layout.staticCompact() ? Row.Kind.REGULAR : Row.Kind.STATIC);
        alive = false;
        cells(source, layout.statics(), Math.max(deletedAt, source.deletion().time().markedForDeleteAt()));
        return alive;
    }

    /** @return whether the row is alive: its marker, or a cell; else our row is undefined */
    boolean row(org.apache.cassandra.db.rows.Row source, long deletedAt) {
        row.beginRow(Row.Kind.REGULAR);
        alive = false;
        if (layout.staticCompact()) {
            // columns that were written through Thrift and never declared
            source.cells().forEach(cell -> unknown++);
            return false;
        }
        clustering(source.clustering());
        long deleted = Math.max(deletedAt, source.deletion().time().markedForDeleteAt());
        marker(source.primaryKeyLivenessInfo(), deleted);
        cells(source, layout.regulars(), deleted);
        return alive;
    }

    /** Our row is the key of a row that is not alive. */
    void onlyKey(ClusteringPrefix clustering) {
        row.beginRow(Row.Kind.REGULAR);
        clustering(clustering);
    }

    /** As {@link #onlyKey}, of what {@link #staticRow} copies. */
    void onlyStaticKey() {
        row.beginRow(layout.staticCompact() ? Row.Kind.REGULAR : Row.Kind.STATIC);
    }

    private void clustering(ClusteringPrefix clustering) {
        for (int i = 0; i < clustering.size(); i++) {
            ByteBuffer component = clustering.get(i);
            if (component != null) {
                row.set(clusteringAt + i, component);
            }
        }
    }

    Row row() {
        return row;
    }

    private void marker(LivenessInfo marker, long deletedAt) {
        if (!marker.isEmpty() && marker.timestamp() > deletedAt && marker.isLive(now)) {
            row.written(marker.timestamp(), marker.isExpiring() ? marker.localExpirationTime() : 0);
            alive = true;
        }
    }

    /** Both sides are in storage order, so that one walk finds all columns. */
    private void cells(org.apache.cassandra.db.rows.Row source, Layout.Columns columns, long deletedAt) {
        int at = 0;
        for (ColumnData data : source) {
            int found = indexOf(data.column(), columns.definitions(), at);
            if (found < 0 || columns.places()[found] == Layout.UNKNOWN) {
                unknown += data instanceof ComplexColumnData complex ? complex.cellsCount() : 1;
                continue;
            }
            at = found + 1;
            if (data instanceof ComplexColumnData complex) {
                alive |= collections.copy(complex, columns.places()[found], deletedAt);
            } else {
                cell((Cell) data, columns.places()[found], columns.types()[found], deletedAt);
            }
        }
    }

    private static int indexOf(ColumnDefinition column, ColumnDefinition[] columns, int from) {
        for (int i = from; i < columns.length; i++) {
            if (columns[i] == column) {
                return i;
            }
        }
        for (int i = from; i < columns.length; i++) {
            if (columns[i].name.equals(column.name)) {
                return i;
            }
        }
        return -1;
    }

    private void cell(Cell cell, int place, AbstractType<?> type, long deletedAt) {
        if (cell.timestamp() <= deletedAt || !cell.isLive(now)
                || deletesCountersForGood && type.isCounter() && deletedAt != Long.MIN_VALUE) {
            return;
        }
        alive = true;
        row.written(cell.timestamp(), cell.isExpiring() ? cell.localDeletionTime() : 0);
        if (place == Layout.HIDDEN) {
            return;
        }
        if (type.isCounter()) {
            total.putLong(0, CounterContext.instance().total(cell.value()));
            row.set(place, total);
        } else {
            row.set(place, cell.value());
        }
    }

    /**
     * Files before 3.0 do not say their types; a value of the wrong length shows that the schema is another's.
     *
     * @throws org.aeneas.core.ProblemException {@code schema-mismatch}
     */
    void requireLengths(TableFile file) {
        List<Column> columns = layout.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            int fixed = layout.fixedLengths()[i];
            if (fixed >= 0 && row.length(i) > 0 && row.length(i) != fixed) {
                throw SSTableProblems.schemaMismatch(file.data(), "a value of column " + columns.get(i).name()
                        + " has " + row.length(i) + " bytes, but its type " + columns.get(i).type().cql() + " has "
                        + fixed + ".");
            }
        }
    }
}
