package org.aeneas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;

/**
 * The tree of a schema: the source, its keyspaces, and what is in them. It needs no source, so that a project can show
 * what it knows while nothing is connected.
 */
public final class SchemaTree implements Tree {
    /** The group of the keyspaces, below the source. */
    public static final String KEYSPACES = "keyspaces";
    public static final String TABLES = "tables";
    public static final String TYPES = "types";
    public static final String COLUMNS = "columns";
    public static final String INDEXES = "indexes";
    public static final String VIEWS = "views";

    private static final int IN_KEYSPACE = 3;
    private static final int IN_GROUP = 4;
    private static final int IN_TABLE = 5;
    private static final int IN_TABLE_GROUP = 6;

    private final TreeNode source;
    private final Map<String, Map<String, TableSchema>> tables = new TreeMap<>();
    private final Map<String, Map<String, CqlType.UserType>> types = new TreeMap<>();

    /** @param source the root */
    public SchemaTree(TreeNode source, Schema schema) {
        this.source = source;
        schema.tables().forEach(t -> tables.computeIfAbsent(t.keyspace(), k -> new TreeMap<>()).put(t.name(), t));
        schema.types().forEach(t -> types.computeIfAbsent(t.keyspace(), k -> new TreeMap<>()).put(t.name(), t));
    }

    @Override
    public List<TreeNode> children(List<String> path, Progress progress) {
        if (path.isEmpty()) {
            return List.of(source);
        }
        if (path.size() == 1) {
            return List.of(TreeNode.parent(TreeNode.GROUP, KEYSPACES, "Keyspaces"));
        }
        if (!path.get(1).equals(KEYSPACES)) {
            return List.of();
        }
        return switch (path.size()) {
            case 2 -> keyspaces();
            case IN_KEYSPACE -> groups(path.get(2));
            case IN_GROUP -> path.get(3).equals(TYPES) ? types(path.get(2)) : tables(path.get(2));
            case IN_TABLE -> table(path).map(SchemaTree::groups).orElse(List.of());
            case IN_TABLE_GROUP -> table(path).map(t -> contents(t, path.get(5))).orElse(List.of());
            default -> List.of();
        };
    }

    @Override
    public String definition(List<String> path) {
        if (path.size() == IN_TABLE && path.get(3).equals(TYPES)) {
            return Optional.ofNullable(types.getOrDefault(path.get(2), Map.of()).get(path.get(4)))
                    .map(t -> SchemaWriter.type(t) + ";\n").orElse("");
        }
        return path.size() == IN_TABLE ? table(path).map(SchemaWriter::cql).orElse("") : "";
    }

    private Optional<TableSchema> table(List<String> path) {
        return path.get(3).equals(TABLES)
                ? Optional.ofNullable(tables.getOrDefault(path.get(2), Map.of()).get(path.get(4))) : Optional.empty();
    }

    private List<TreeNode> keyspaces() {
        TreeSet<String> names = new TreeSet<>(tables.keySet());
        names.addAll(types.keySet());
        return names.stream().map(k -> TreeNode.parent(TreeNode.KEYSPACE, k, k)
                .with("Tables", String.valueOf(tables.getOrDefault(k, Map.of()).size()))).toList();
    }

    private List<TreeNode> groups(String keyspace) {
        return Stream.of(group(TABLES, "Tables", tables.getOrDefault(keyspace, Map.of()).size()),
                group(TYPES, "Types", types.getOrDefault(keyspace, Map.of()).size())).flatMap(Optional::stream).toList();
    }

    private List<TreeNode> tables(String keyspace) {
        return tables.getOrDefault(keyspace, Map.of()).values().stream().map(t -> TreeNode
                .parent(TreeNode.TABLE, t.name(), t.name())
                .with("Partition key", names(t.partitionKey())).with("Clustering", names(t.clustering()))
                .with("Columns", String.valueOf(t.columns().size()))
                .with("Counter table", t.isCounter() ? "yes" : "")
                .with("Compact storage", t.compactStorage() ? "yes" : "")
                .with("Default time to live", t.defaultTtl() == 0 ? "" : t.defaultTtl() + " s")
                .with("Id", t.id().map(Object::toString).orElse(""))).toList();
    }

    private List<TreeNode> types(String keyspace) {
        return types.getOrDefault(keyspace, Map.of()).values().stream().map(t -> {
            TreeNode node = TreeNode.leaf(TreeNode.TYPE, t.name(), t.name());
            for (CqlType.UserType.Field field : t.fields()) {
                node = node.with(field.name(), field.type().cql());
            }
            return node;
        }).toList();
    }

    private static List<TreeNode> groups(TableSchema table) {
        return Stream.of(group(COLUMNS, "Columns", table.columns().size()),
                group(INDEXES, "Indexes", table.indexes().size()),
                group(VIEWS, "Materialized views", table.views().size())).flatMap(Optional::stream).toList();
    }

    private static Optional<TreeNode> group(String id, String label, int size) {
        return size == 0 ? Optional.empty() : Optional.of(TreeNode.parent(TreeNode.GROUP, id, label)
                .with(label, String.valueOf(size)));
    }

    private static List<TreeNode> contents(TableSchema table, String group) {
        List<TreeNode> nodes = new ArrayList<>();
        switch (group) {
            case COLUMNS -> table.columns().forEach(c -> nodes.add(column(c)));
            case INDEXES -> table.indexes().forEach(i -> nodes.add(index(i)));
            case VIEWS -> table.views().forEach(v -> nodes.add(view(v)));
            default -> { // nothing of that name
            }
        }
        return nodes;
    }

    private static TreeNode column(Column column) {
        boolean key = column.kind() == Column.Kind.PARTITION_KEY || column.kind() == Column.Kind.CLUSTERING;
        String role = switch (column.kind()) {
            case PARTITION_KEY -> "partition key";
            case CLUSTERING -> column.descending() ? "clustering, descending" : "clustering, ascending";
            case STATIC -> "static";
            case REGULAR -> "regular";
        };
        return TreeNode.leaf(key ? TreeNode.KEY : TreeNode.COLUMN, column.name(),
                column.name() + " : " + column.type().cql())
                .with("Type", column.type().cql()).with("Role", role);
    }

    private static TreeNode index(SecondaryIndex index) {
        return TreeNode.leaf(TreeNode.INDEX, index.name(), index.name())
                .with("On", index.function().map(f -> f + "(" + index.target() + ")").orElse(index.target()))
                .with("Class", index.customClass().orElse(""));
    }

    private static TreeNode view(MaterializedView view) {
        return TreeNode.leaf(TreeNode.VIEW, view.name(), view.name())
                .with("Partition key", String.join(", ", view.partitionKey()))
                .with("Clustering", String.join(", ", view.clustering()))
                .with("Columns", view.columns().isEmpty() ? "all" : String.join(", ", view.columns()))
                .with("Where", view.where());
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
