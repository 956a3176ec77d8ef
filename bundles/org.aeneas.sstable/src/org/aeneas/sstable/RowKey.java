package org.aeneas.sstable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;

/**
 * The primary key of a row, or of a partition's static row, as values in CQL's binary form.
 *
 * @param kind       {@link Row.Kind#STATIC} for what the static columns of the partition hold
 * @param partition  one value a partition key column
 * @param clustering one value a clustering column; none of a static row. In compact tables the last ones may be missing
 */
public record RowKey(Row.Kind kind, List<ByteBuffer> partition, List<ByteBuffer> clustering) {

    public RowKey {
        partition = List.copyOf(partition);
        clustering = List.copyOf(clustering);
    }

    /** A copy of the key of a row. */
    public static RowKey of(Row row) {
        List<ByteBuffer> partition = new ArrayList<>();
        List<ByteBuffer> clustering = new ArrayList<>();
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column.Kind kind = columns.get(i).kind();
            if (kind == Column.Kind.PARTITION_KEY) {
                partition.add(copy(row, i));
            } else if (kind == Column.Kind.CLUSTERING && row.kind() == Row.Kind.REGULAR && !row.isNull(i)) {
                clustering.add(copy(row, i));
            }
        }
        return new RowKey(row.kind(), partition, clustering);
    }

    private static ByteBuffer copy(Row row, int column) {
        byte[] bytes = new byte[row.length(column)];
        System.arraycopy(row.bytes(), row.offset(column), bytes, 0, bytes.length);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /**
     * Makes it the row's key; all other columns are null then.
     *
     * @throws IndexOutOfBoundsException if the row's table has fewer key columns
     */
    public void fill(Row row) {
        TableSchema table = row.schema();
        row.beginPartition();
        for (int i = 0; i < partition.size(); i++) {
            row.set(i, partition.get(i));
        }
        row.beginRow(kind);
        for (int i = 0; i < clustering.size(); i++) {
            row.set(table.partitionKey().size() + i, clustering.get(i));
        }
    }
}
