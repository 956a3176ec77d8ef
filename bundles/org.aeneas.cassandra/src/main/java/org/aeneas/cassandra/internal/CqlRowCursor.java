package org.aeneas.cassandra.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;

import com.datastax.oss.driver.api.core.data.GettableByIndex;

/**
 * Rows of a SELECT of all columns in the table's order, and then of the TTL() of those that tell it. CQL repeats the
 * static columns in each row of a partition, and answers a partition that has nothing else by one row without
 * clustering columns; here they are one row of their own.
 */
final class CqlRowCursor implements RowCursor {
    private final PageReader pages;
    private final Row row;
    private final Column.Kind[] kinds;
    /** Where the answer has a column's TTL; 0 for nowhere. */
    private final int[] ttls;
    private final boolean hasStatics;
    private boolean inPartition;
    private GettableByIndex afterStatics;

    CqlRowCursor(TableSchema table, PageReader pages) {
        this.pages = pages;
        this.row = new Row(table);
        this.kinds = table.columns().stream().map(Column::kind).toArray(Column.Kind[]::new);
        this.ttls = ttls(table.columns());
        this.hasStatics = !table.statics().isEmpty();
    }

    private static int[] ttls(List<Column> columns) {
        int[] places = new int[columns.size()];
        int next = columns.size();
        for (int i = 0; i < places.length; i++) {
            if (CqlRowSource.tellsTtl(columns.get(i))) {
                places[i] = next++;
            }
        }
        return places;
    }

    @Override
    public boolean next() {
        if (afterStatics != null) {
            fill(Row.Kind.REGULAR, afterStatics);
            afterStatics = null;
            return true;
        }
        for (GettableByIndex answer = pages.next(); answer != null; answer = pages.next()) {
            boolean regular = !hasStatics || any(Column.Kind.CLUSTERING, answer);
            if (beginsPartition(answer) && any(Column.Kind.STATIC, answer)) {
                fill(Row.Kind.STATIC, answer);
                afterStatics = regular ? answer : null;
                return true;
            }
            if (regular) {
                fill(Row.Kind.REGULAR, answer);
                return true;
            }
        }
        return false;
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public void close() {
        pages.close();
    }

    /** Sets the partition key of the first row of a partition. */
    private boolean beginsPartition(GettableByIndex answer) {
        if (inPartition && samePartition(answer)) {
            return false;
        }
        row.beginPartition();
        for (int i = 0; i < kinds.length && kinds[i] == Column.Kind.PARTITION_KEY; i++) {
            set(i, answer);
        }
        inPartition = true;
        return true;
    }

    private boolean samePartition(GettableByIndex answer) {
        for (int i = 0; i < kinds.length && kinds[i] == Column.Kind.PARTITION_KEY; i++) {
            ByteBuffer value = answer.getBytesUnsafe(i);
            if (value == null || value.remaining() != row.length(i)
                    || !value.equals(ByteBuffer.wrap(row.bytes(), row.offset(i), row.length(i)))) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Column.Kind kind, GettableByIndex answer) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == kind && answer.getBytesUnsafe(i) != null) {
                return true;
            }
        }
        return false;
    }

    private void fill(Row.Kind kind, GettableByIndex answer) {
        row.beginRow(kind);
        for (int i = 0; i < kinds.length; i++) {
            boolean wanted = kind == Row.Kind.STATIC ? kinds[i] == Column.Kind.STATIC
                    : kinds[i] == Column.Kind.CLUSTERING || kinds[i] == Column.Kind.REGULAR;
            if (wanted) {
                set(i, answer);
                setExpiry(i, answer);
            }
        }
    }

    private void setExpiry(int column, GettableByIndex answer) {
        if (ttls[column] != 0 && !row.isNull(column)) {
            ByteBuffer ttl = answer.getBytesUnsafe(ttls[column]);
            row.written(0, ttl == null ? 0 : Instant.now().getEpochSecond() + ttl.getInt(ttl.position()));
        }
    }

    private void set(int column, GettableByIndex answer) {
        ByteBuffer value = answer.getBytesUnsafe(column);
        if (value != null) {
            row.set(column, value);
        }
    }
}
