package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a table as CQL from which {@link SchemaReader} reads the same table again. */
public final class SchemaWriter {
    private final TableSchema table;
    private final String name;
    private final List<String> statements = new ArrayList<>();

    private SchemaWriter(TableSchema table) {
        this.table = table;
        this.name = Identifiers.quote(table.keyspace()) + "." + Identifiers.quote(table.name());
    }

    /** All {@link #statements}, each with its semicolon on lines of its own. */
    public static String cql(TableSchema table) {
        return statements(table).stream().map(s -> s + ";\n").collect(Collectors.joining());
    }

    /**
     * The user-defined types that the table uses, in an order in which they can be made; the table with its id; its
     * drops of columns with their times; its indexes and views.
     */
    public static List<String> statements(TableSchema table) {
        SchemaWriter writer = new SchemaWriter(table);
        writer.types();
        writer.tableWithDrops();
        table.indexes().forEach(writer::index);
        table.views().forEach(writer::view);
        return List.copyOf(writer.statements);
    }

    /** The CREATE TYPE statement of a user-defined type; those that it uses are not included. */
    public static String type(CqlType.UserType type) {
        return "CREATE TYPE " + Identifiers.quote(type.keyspace()) + "." + Identifiers.quoteType(type.name()) + " ("
                + type.fields().stream().map(f -> Identifiers.quote(f.name()) + " " + f.type().cql())
                        .collect(Collectors.joining(", ")) + ")";
    }

    /** The CREATE TABLE statement of the columns that the table has now, without id and drops. */
    public static String table(TableSchema table) {
        return new SchemaWriter(table).create(table.columns(), false);
    }

    private void types() {
        Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(c -> collect(c.type(), types));
        table.dropped().stream().filter(d -> d.type() != null).forEach(d -> collect(d.type(), types));
        statements.addAll(types.values());
    }

    private static void collect(CqlType type, Map<String, String> types) {
        if (type instanceof CqlType.ListType list) {
            collect(list.element(), types);
        } else if (type instanceof CqlType.SetType set) {
            collect(set.element(), types);
        } else if (type instanceof CqlType.MapType map) {
            collect(map.key(), types);
            collect(map.value(), types);
        } else if (type instanceof CqlType.TupleType tuple) {
            tuple.components().forEach(c -> collect(c, types));
        } else if (type instanceof CqlType.VectorType vector) {
            collect(vector.element(), types);
        } else if (type instanceof CqlType.UserType user) {
            user.fields().forEach(f -> collect(f.type(), types));
            types.putIfAbsent(user.name(), type(user));
        }
    }

    /** The table as it was before its first drop, then the drops in their order, then what came back since. */
    private void tableWithDrops() {
        Map<String, Column> columns = new LinkedHashMap<>();
        table.columns().forEach(c -> columns.put(c.name(), c));
        List<DroppedColumn> drops = table.dropped();
        for (int i = drops.size() - 1; i >= 0; i--) {
            if (drops.get(i).type() != null) {
                columns.put(drops.get(i).name(), asColumn(drops.get(i)));
            }
        }
        statements.add(create(List.copyOf(columns.values()), true));
        for (DroppedColumn drop : drops) {
            if (drop.type() != null && !columns.containsKey(drop.name())) {
                columns.put(drop.name(), asColumn(drop));
                add(asColumn(drop));
            }
            columns.remove(drop.name());
            statements.add("ALTER TABLE " + name + " DROP " + Identifiers.quote(drop.name()) + " USING TIMESTAMP "
                    + drop.droppedMicros());
        }
        table.columns().stream().filter(c -> !columns.containsKey(c.name())).forEach(this::add);
    }

    private static Column asColumn(DroppedColumn drop) {
        return drop.isStatic() ? Column.ofStatic(drop.name(), drop.type()) : Column.regular(drop.name(), drop.type());
    }

    private void add(Column column) {
        statements.add("ALTER TABLE " + name + " ADD " + declaration(column));
    }

    private String create(List<Column> columns, boolean withId) {
        String declarations = columns.stream().map(c -> "    " + declaration(c) + ",\n").collect(Collectors.joining());
        List<String> options = options(withId);
        return "CREATE TABLE " + name + " (\n" + declarations + "    PRIMARY KEY "
                + key(names(table.partitionKey()), names(table.clustering())) + "\n)"
                + (options.isEmpty() ? "" : " WITH " + String.join("\n    AND ", options));
    }

    private List<String> options(boolean withId) {
        List<String> options = new ArrayList<>();
        if (withId) {
            table.id().ifPresent(id -> options.add("ID = " + id));
        }
        if (table.compactStorage()) {
            options.add("COMPACT STORAGE");
        }
        if (table.clustering().stream().anyMatch(Column::descending)) {
            options.add("CLUSTERING ORDER BY (" + table.clustering().stream()
                    .map(c -> Identifiers.quote(c.name()) + (c.descending() ? " DESC" : " ASC"))
                    .collect(Collectors.joining(", ")) + ")");
        }
        if (table.defaultTtl() > 0) {
            options.add("default_time_to_live = " + table.defaultTtl());
        }
        return options;
    }

    private static String declaration(Column column) {
        return Identifiers.quote(column.name()) + " " + column.type().cql()
                + (column.kind() == Column.Kind.STATIC ? " static" : "");
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static String key(List<String> partition, List<String> clustering) {
        String rows = clustering.stream().map(c -> ", " + Identifiers.quote(c)).collect(Collectors.joining());
        return "((" + quoted(partition) + ")" + rows + ")";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    private void index(SecondaryIndex index) {
        String target = index.target().isEmpty() ? "" : Identifiers.quote(index.target());
        statements.add("CREATE " + (index.customClass().isPresent() ? "CUSTOM INDEX " : "INDEX ")
                + Identifiers.quote(index.name()) + " ON " + name + " ("
                + index.function().map(f -> f + "(" + target + ")").orElse(target) + ")"
                + index.customClass().map(c -> " USING '" + c.replace("'", "''") + "'").orElse(""));
    }

    private void view(MaterializedView view) {
        statements.add("CREATE MATERIALIZED VIEW " + Identifiers.quote(table.keyspace()) + "."
                + Identifiers.quote(view.name()) + " AS SELECT "
                + (view.columns().isEmpty() ? "*" : quoted(view.columns())) + " FROM "
                + Identifiers.quote(table.keyspace()) + "." + Identifiers.quote(view.baseTable())
                + (view.where().isEmpty() ? "" : " WHERE " + view.where())
                + " PRIMARY KEY " + key(view.partitionKey(), view.clustering()));
    }
}
