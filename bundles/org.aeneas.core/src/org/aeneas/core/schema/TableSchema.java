package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table as Cassandra knows it.
 *
 * @param columns        partition key columns in their order, then clustering columns in theirs, then the others as
 *                       declared; a column's place in this list is its index in every {@link org.aeneas.core.row.Row}
 * @param id             the table's id in Cassandra, where known (its directory's name ends with it)
 * @param dropped        every drop that is known, also of columns that exist again
 * @param compactStorage declared {@code WITH COMPACT STORAGE}
 * @param defaultTtl     seconds; 0 for none
 */
public record TableSchema(String keyspace, String name, Optional<UUID> id, List<Column> columns, boolean compactStorage,
        List<DroppedColumn> dropped, List<SecondaryIndex> indexes, List<MaterializedView> views, int defaultTtl) {

    public TableSchema {
        columns = inOrder(columns);
        dropped = List.copyOf(dropped);
        indexes = List.copyOf(indexes);
        views = List.copyOf(views);
        if (columns.isEmpty() || columns.get(0).kind() != Column.Kind.PARTITION_KEY) {
            throw new IllegalArgumentException(keyspace + "." + name + " has no partition key");
        }
    }

    /** A table of these columns and nothing beyond. */
    public static TableSchema of(String keyspace, String name, Column... columns) {
        return new TableSchema(keyspace, name, Optional.empty(), List.of(columns), false, List.of(), List.of(),
                List.of(), 0);
    }

    public String qualifiedName() {
        return keyspace + "." + name;
    }

    public List<Column> partitionKey() {
        return of(Column.Kind.PARTITION_KEY);
    }

    public List<Column> clustering() {
        return of(Column.Kind.CLUSTERING);
    }

    public List<Column> statics() {
        return of(Column.Kind.STATIC);
    }

    public List<Column> regulars() {
        return of(Column.Kind.REGULAR);
    }

    public boolean isCounter() {
        return columns.stream().anyMatch(c -> c.type() == CqlType.Native.COUNTER);
    }

    /** @return the place of the column of that name in {@link #columns()}, or -1 */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Column> column(String column) {
        int index = indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(columns.get(index));
    }

    private List<Column> of(Column.Kind kind) {
        return columns.stream().filter(c -> c.kind() == kind).toList();
    }

    private static List<Column> inOrder(List<Column> columns) {
        List<Column> ordered = new ArrayList<>(columns.size());
        columns.stream().filter(c -> c.kind() == Column.Kind.PARTITION_KEY).forEach(ordered::add);
        columns.stream().filter(c -> c.kind() == Column.Kind.CLUSTERING).forEach(ordered::add);
        columns.stream().filter(c -> c.kind() == Column.Kind.STATIC || c.kind() == Column.Kind.REGULAR)
                .forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
