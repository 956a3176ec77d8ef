package org.aeneas.sstable.v5.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.apache.cassandra.schema.ColumnMetadata;

/**
 * The places of Cassandra's columns in our schema. Rows have their columns in one order always, so each is found next
 * to the one before; nothing is hashed. For one thread.
 */
final class ColumnPlaces {
    static final int HIDDEN = -1;

    private final ColumnMetadata[] columns;
    private final int[] indexes;
    private int next;

    private ColumnPlaces(ColumnMetadata[] columns, int[] indexes) {
        this.columns = columns;
        this.indexes = indexes;
    }

    static ColumnPlaces of(Layout layout, ColumnMetadata.Kind kind) {
        int[] indexes = IntStream.range(0, layout.schema().columns().size()).filter(i -> layout.column(i).kind == kind)
                .boxed().sorted(Comparator.comparing(layout::column)).mapToInt(Integer::intValue).toArray();
        ColumnMetadata[] columns = Arrays.stream(indexes).mapToObj(layout::column).toArray(ColumnMetadata[]::new);
        return new ColumnPlaces(columns, indexes);
    }

    void restart() {
        next = 0;
    }

    /** @return {@link #HIDDEN} for a column that CQL does not show */
    int indexOf(ColumnMetadata column) {
        for (int i = next; i < columns.length; i++) {
            if (columns[i] == column) {
                next = i + 1;
                return indexes[i];
            }
        }
        return HIDDEN;
    }
}
