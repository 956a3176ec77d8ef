package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.engine.SourceConnection;

/** A table that is filled with generated rows, and what should be read from it. */
final class TypeTable {
    private final String keyspace;
    private final String name;
    private final List<Column> columns;
    private final List<List<Object>> keys;
    private final Samples samples;
    private final ProtocolBytes bytes;
    /** Kind and key → column → hex. */
    private final Map<String, Map<String, String>> rows = new TreeMap<>();
    private int failures;

    TypeTable(String keyspace, String name, List<Column> columns, List<List<Object>> keys, Samples samples,
            ProtocolBytes bytes) {
        this.keyspace = keyspace;
        this.name = name;
        this.columns = columns;
        this.keys = keys;
        this.samples = samples;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    /** How many rows the node failed to write. */
    int failures() {
        return failures;
    }

    String create() {
        List<Column> clustering = of(Column.Kind.CLUSTERING);
        return "CREATE TABLE " + keyspace + "." + name + " ("
                + columns.stream().map(c -> c.name() + " " + c.type().cql()
                        + (c.kind() == Column.Kind.STATIC ? " STATIC, " : ", ")).collect(Collectors.joining())
                + "PRIMARY KEY ((" + names(of(Column.Kind.PARTITION_KEY)) + ")"
                + (clustering.isEmpty() ? "" : ", " + names(clustering)) + "))"
                + (clustering.isEmpty() ? "" : clustering.stream()
                        .map(c -> c.name() + (c.descending() ? " DESC" : " ASC"))
                        .collect(Collectors.joining(", ", " WITH CLUSTERING ORDER BY (", ")")));
    }

    /** Inserts a row of which about a third is null, written or not. A row that is there already is left alone. */
    void insert(SourceConnection connection, int number) {
        if (number >= keys.size()) {
            return;
        }
        List<Object> key = keys.get(number);
        List<Column> keyColumns = columns.stream().filter(TypeTable::isKey).toList();
        Map<String, String> regular = new TreeMap<>();
        Map<String, Object> given = new TreeMap<>();
        for (int i = 0; i < key.size(); i++) {
            given.put(keyColumns.get(i).name(), key.get(i));
            regular.put(keyColumns.get(i).name(), hex(keyColumns.get(i).type(), key.get(i)));
        }
        Map<String, String> statics = new TreeMap<>(regular);
        of(Column.Kind.CLUSTERING).forEach(c -> statics.remove(c.name()));
        String partition = "STATIC" + statics;
        String row = "REGULAR" + regular;
        if (rows.containsKey(row)) {
            return;
        }
        fill(Column.Kind.REGULAR, given, regular);
        if (!rows.containsKey(partition)) {
            fill(Column.Kind.STATIC, given, statics);
        }
        try {
            connection.execute("INSERT INTO " + keyspace + "." + name + " (" + String.join(", ", given.keySet())
                    + ") VALUES (?" + ", ?".repeat(given.size() - 1) + ")", given.values().toArray());
        } catch (ProblemException e) {
            if (!e.problem().code().equals("cassandra-failed")) {
                throw e;
            }
            failures++;
            return;
        }
        rows.put(row, regular);
        rows.putIfAbsent(partition, statics);
    }

    private void fill(Column.Kind kind, Map<String, Object> given, Map<String, String> expected) {
        for (Column column : of(kind)) {
            int fate = samples.random().nextInt(6);
            Object value = fate == 0 ? null : samples.value(column.type());
            if (fate != 1) {
                given.put(column.name(), value);
            }
            if (fate > 1 && !isNothing(column.type(), value)) {
                expected.put(column.name(), hex(column.type(), value));
            }
        }
    }

    /** What is stored as a cell an element and has none is null. */
    private static boolean isNothing(CqlType type, Object value) {
        return type.multiCell() && (value instanceof Collection<?> elements ? elements.isEmpty()
                : ((Map<?, ?>) value).isEmpty());
    }

    private String hex(CqlType type, Object value) {
        return HexFormat.of().formatHex(bytes.of(type, value));
    }

    /** As {@link CqlRows#text} has them, sorted. */
    List<String> expected(List<Column> order) {
        List<String> expected = new ArrayList<>();
        rows.forEach((key, cells) -> {
            boolean regular = key.startsWith("REGULAR");
            if (regular || of(Column.Kind.STATIC).stream().anyMatch(c -> cells.containsKey(c.name()))) {
                expected.add((regular ? "REGULAR" : "STATIC") + order.stream()
                        .filter(c -> cells.containsKey(c.name())).map(c -> " " + c.name() + "=" + cells.get(c.name()))
                        .collect(Collectors.joining()));
            }
        });
        return List.copyOf(new TreeSet<>(expected));
    }

    private static boolean isKey(Column column) {
        return column.kind() == Column.Kind.PARTITION_KEY || column.kind() == Column.Kind.CLUSTERING;
    }

    private List<Column> of(Column.Kind kind) {
        return columns.stream().filter(c -> c.kind() == kind).toList();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
