package org.aeneas.ui.tests;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SchemaTree;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Makes up a cluster of many nodes and tables. */
final class LargeSource implements SourceEngine, SourceConnection {
    static final String ID = "large";
    static final String LABEL = "Large source";
    static final int NODES = 1000;
    static final int TABLES = 5000;
    static final String CLUSTER = "large cluster";

    private static final int RACKS = 2;

    /** Makes it one of the engines that this installation has. */
    static ServiceRegistration<SourceEngine> register() {
        BundleContext context = FrameworkUtil.getBundle(LargeSource.class).getBundleContext();
        return context.registerService(SourceEngine.class, new LargeSource(), null);
    }

    static String table(int number) {
        return String.format("table_%04d", number);
    }

    static String node(int number) {
        return "10.0." + number / 250 + "." + number % 250;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public List<ConnectionField> connectionFields() {
        return List.of();
    }

    @Override
    public SourceConnection connect(ConnectionSettings settings, Progress progress) {
        return this;
    }

    @Override
    public String description() {
        return CLUSTER;
    }

    @Override
    public Schema schema() {
        return new Schema(IntStream.range(0, TABLES).mapToObj(i -> TableSchema.of("many", table(i),
                Column.partitionKey("id", Native.INT), Column.clustering("line", Native.INT, false),
                Column.regular("note", Native.TEXT))).toList(), List.of(), List.of());
    }

    @Override
    public Tree tree(Progress progress) {
        return new Cluster(new SchemaTree(TreeNode.parent(TreeNode.SOURCE, "cluster", CLUSTER), schema()));
    }

    @Override
    public RowSource query(TableSchema table, String consistency) {
        throw new UnsupportedOperationException("it has no rows");
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** Above the keyspaces: one datacenter, whose nodes are in two racks. */
    private record Cluster(SchemaTree schema) implements Tree {
        private static final Map<Integer, String> KINDS = Map.of(2, "datacenter", 3, "rack");

        @Override
        public List<TreeNode> children(List<String> path, Progress progress) {
            boolean nodes = path.size() > 1 && path.get(1).equals("datacenters");
            if (path.size() == 1) {
                return Stream.concat(Stream.of(TreeNode.parent(TreeNode.GROUP, "datacenters", "Datacenters")),
                        schema.children(path, progress).stream()).toList();
            }
            return nodes ? below(path) : schema.children(path, progress);
        }

        private static List<TreeNode> below(List<String> path) {
            if (path.size() == 2) {
                return List.of(TreeNode.parent(KINDS.get(2), "dc1", "dc1").in(TreeNode.State.UP));
            }
            if (path.size() == 3) {
                return IntStream.range(0, RACKS).mapToObj(i -> TreeNode.parent(KINDS.get(3), "rack" + i, "rack" + i)
                        .in(TreeNode.State.UP)).toList();
            }
            int rack = Integer.parseInt(path.get(3).substring(4));
            return path.size() > 4 ? List.of() : IntStream.range(0, NODES).filter(i -> i % RACKS == rack)
                    .mapToObj(i -> TreeNode.leaf("node", node(i), node(i))
                            .in(i % 50 == 0 ? TreeNode.State.DOWN : TreeNode.State.UP).with("Load", i + " GiB")
                            .with("Tokens", "16")).toList();
        }

        @Override
        public String definition(List<String> path) {
            return schema.definition(path);
        }
    }
}
