package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A table while the statements that make and change it are read. */
final class TableDraft {
    /** A drop without USING TIMESTAMP: whenever it was, every cell that exists now is older. */
    static final long UNKNOWN_TIME = Long.MAX_VALUE;

    private record Draft(CqlType type, boolean isStatic, boolean dropped) {
    }

    private final CqlText source;
    private final Catalog.Name name;
    /** A dropped column keeps its place, for the case that it comes back. */
    private final Map<String, Draft> columns = new LinkedHashMap<>();
    private final List<DroppedColumn> drops = new ArrayList<>();
    private final List<String> partitionKey = new ArrayList<>();
    private final List<String> clustering = new ArrayList<>();
    private final Set<String> descending = new HashSet<>();
    private Optional<UUID> id = Optional.empty();
    private boolean compactStorage;
    private int defaultTtl;

    TableDraft(CqlText source, Catalog.Name name) {
        this.source = source;
        this.name = name;
    }

    Catalog.Name name() {
        return name;
    }

    boolean has(String column) {
        Draft draft = columns.get(column);
        return draft != null && !draft.dropped();
    }

    void add(Token column, CqlType type, boolean isStatic) {
        if (has(column.text())) {
            throw source.problem(column, "the column " + column.text() + " is declared twice");
        }
        if (drops.stream().anyMatch(d -> d.name().equals(column.text()) && d.droppedMicros() == UNKNOWN_TIME)) {
            throw source.problem(column, "the column " + column.text() + " was dropped at an unknown time "
                    + "and comes back",
                    "Add USING TIMESTAMP with the microseconds of the drop, from system_schema.dropped_columns: older "
                            + "values are dead, newer ones alive.");
        }
        columns.put(column.text(), new Draft(type, isStatic, false));
    }

    void drop(Token column, long micros) {
        Draft draft = columns.get(column.text());
        if (isKey(column.text())) {
            throw source.problem(column, "the key column " + column.text() + " cannot be dropped");
        }
        boolean known = draft != null && !draft.dropped();
        drops.add(new DroppedColumn(column.text(), known ? draft.type() : null, known && draft.isStatic(), micros));
        columns.put(column.text(), new Draft(CqlType.Native.BLOB, false, true));
    }

    void retype(Token column, CqlType type) {
        columns.put(column.text(), new Draft(type, declared(column).isStatic(), false));
    }

    void rename(Token from, Token to) {
        declared(from);
        Map<String, Draft> renamed = new LinkedHashMap<>();
        columns.forEach((column, draft) -> renamed.put(column.equals(from.text()) ? to.text() : column, draft));
        columns.clear();
        columns.putAll(renamed);
        partitionKey.replaceAll(c -> c.equals(from.text()) ? to.text() : c);
        clustering.replaceAll(c -> c.equals(from.text()) ? to.text() : c);
        if (descending.remove(from.text())) {
            descending.add(to.text());
        }
    }

    void primaryKey(Token at, List<Token> partition, List<Token> rows) {
        if (!partitionKey.isEmpty()) {
            throw source.problem(at, "the table " + name.qualified() + " has two primary keys");
        }
        partition.forEach(c -> partitionKey.add(c.text()));
        rows.forEach(c -> clustering.add(c.text()));
    }

    /** Checked once the whole statement is read: the columns of a key may stand after it. */
    void checkKey(List<Token> key) {
        if (partitionKey.isEmpty()) {
            throw source.problem(name.at(), "the table " + name.qualified() + " has no primary key");
        }
        Set<String> seen = new HashSet<>();
        for (Token column : key) {
            Draft draft = declared(column);
            if (!seen.add(column.text())) {
                throw source.problem(column, "the column " + column.text() + " stands twice in the primary key");
            }
            if (draft.isStatic()) {
                throw source.problem(column, "the static column " + column.text() + " cannot be part of the key");
            }
        }
    }

    void order(Token column, boolean descends) {
        if (!clustering.contains(column.text())) {
            throw source.problem(column, "the column " + column.text() + " is not a clustering column");
        }
        if (descends) {
            descending.add(column.text());
        }
    }

    void id(UUID value) {
        id = Optional.of(value);
    }

    void compactStorage() {
        compactStorage = true;
    }

    void defaultTtl(int seconds) {
        defaultTtl = seconds;
    }

    TableSchema build(UnaryOperator<CqlType> resolve, List<SecondaryIndex> indexes, List<MaterializedView> views) {
        List<Column> built = new ArrayList<>();
        partitionKey.forEach(c -> built.add(Column.partitionKey(c, keyType(c, resolve))));
        clustering.forEach(c -> built.add(Column.clustering(c, keyType(c, resolve), descending.contains(c))));
        columns.forEach((column, draft) -> {
            if (!draft.dropped() && !isKey(column)) {
                CqlType type = resolve.apply(draft.type());
                built.add(draft.isStatic() ? Column.ofStatic(column, type) : Column.regular(column, type));
            }
        });
        List<DroppedColumn> dropped = drops.stream().map(d -> new DroppedColumn(d.name(),
                d.type() == null ? null : resolve.apply(d.type()), d.isStatic(), d.droppedMicros())).toList();
        return new TableSchema(name.keyspace(), name.name(), id, built, compactStorage, dropped, indexes, views,
                defaultTtl);
    }

    private CqlType keyType(String column, UnaryOperator<CqlType> resolve) {
        CqlType type = resolve.apply(columns.get(column).type());
        if (type.multiCell()) {
            throw source.problem(name.at(), "the column " + column + " of " + name.qualified()
                    + " cannot be part of the primary key: " + type.cql() + " is not frozen");
        }
        return type;
    }

    private boolean isKey(String column) {
        return partitionKey.contains(column) || clustering.contains(column);
    }

    private Draft declared(Token column) {
        if (!has(column.text())) {
            throw source.problem(column, "the table " + name.qualified() + " has no column " + column.text());
        }
        return columns.get(column.text());
    }
}
