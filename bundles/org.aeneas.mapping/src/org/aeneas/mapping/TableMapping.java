package org.aeneas.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;

/**
 * Every decision about one table: what {@link Mapper} proposes, what a user sees and changes before anything is moved,
 * and what the encoders then do. It travels with a task and stands in the manifest.
 *
 * @param columns            in the order of {@link TableSchema#columns()}
 * @param sortKey            empty where the table has no clustering column
 * @param ttlAttribute       Number, epoch seconds, in items that expire
 * @param writeTimeAttribute Number, microseconds since 1970; empty if write times are not kept
 * @param indexes            the proposals that the user chose to have created
 */
public record TableMapping(TableSchema source, String targetTable, KeyMapping partitionKey,
        Optional<KeyMapping> sortKey, List<ColumnMapping> columns, String ttlAttribute,
        Optional<String> writeTimeAttribute, List<IndexProposal> indexes) {

    /**
     * The sort key of the item that holds a partition's static columns. No sort encoding begins with a character as
     * low, so it comes first in its partition and meets no row's key.
     */
    public static final String STATIC_SORT_KEY = "!";

    public TableMapping {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(partitionKey, "partitionKey");
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** Whether partitions may have an item of their own for static columns. */
    public boolean hasStaticItems() {
        return columns.stream().anyMatch(c -> c.column().kind() == Column.Kind.STATIC);
    }

    /** @throws IllegalArgumentException if the source has no such column */
    public ColumnMapping column(String name) {
        int index = source.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(source.qualifiedName() + " has no column " + name);
        }
        return columns.get(index);
    }

    /** Whether the column is a key attribute itself, and therefore none beside it. */
    public boolean isKeyAttribute(String column) {
        return isColumn(partitionKey, column) || sortKey.filter(key -> isColumn(key, column)).isPresent();
    }

    private static boolean isColumn(KeyMapping key, String column) {
        return key.isColumn() && key.columns().contains(column);
    }
}
