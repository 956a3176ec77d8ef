package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.core.Progress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.SchemaTree;

import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;

/** A cluster: its datacenters, down to the nodes, and its keyspaces, also those without tables. */
final class CassandraTree implements Tree {
    private static final String DATACENTERS = "datacenters";
    private static final int IN_GROUP = 2;

    private final SchemaTree schema;
    private final Topology topology;
    private final Map<String, KeyspaceMetadata> keyspaces = new TreeMap<>();

    CassandraTree(String description, Metadata metadata, Schema schema) {
        this.topology = new Topology(metadata);
        this.schema = new SchemaTree(cluster(description, metadata), schema);
        metadata.getKeyspaces().values().stream().filter(k -> !k.isVirtual())
                .forEach(k -> keyspaces.put(k.getName().asInternal(), k));
    }

    @Override
    public List<TreeNode> children(List<String> path, Progress progress) {
        if (path.size() == 1) {
            List<TreeNode> nodes = new ArrayList<>(List.of(TreeNode.parent(TreeNode.GROUP, DATACENTERS,
                    "Datacenters").in(topology.state())));
            nodes.addAll(schema.children(path, progress));
            return nodes;
        }
        if (path.size() >= IN_GROUP && path.get(1).equals(DATACENTERS)) {
            return topology.children(path.subList(IN_GROUP, path.size()));
        }
        List<TreeNode> nodes = schema.children(path, progress);
        return path.size() == IN_GROUP ? withReplication(nodes) : nodes;
    }

    @Override
    public String definition(List<String> path) {
        if (path.size() == IN_GROUP + 1 && keyspaces.containsKey(path.get(IN_GROUP))) {
            return keyspaces.get(path.get(IN_GROUP)).describe(true) + "\n";
        }
        return schema.definition(path);
    }

    private TreeNode cluster(String description, Metadata metadata) {
        String name = metadata.getClusterName().orElse("Cassandra");
        return TreeNode.parent(TreeNode.SOURCE, "cluster", name).in(topology.state()).with("Cluster", description);
    }

    private List<TreeNode> withReplication(List<TreeNode> withTables) {
        Map<String, TreeNode> nodes = new TreeMap<>();
        keyspaces.keySet().forEach(k -> nodes.put(k, TreeNode.leaf(TreeNode.KEYSPACE, k, k).with("Tables", "0")));
        withTables.forEach(n -> nodes.put(n.id(), n));
        return nodes.values().stream().map(this::withReplication).sorted(Comparator.comparing(TreeNode::id)).toList();
    }

    private TreeNode withReplication(TreeNode node) {
        KeyspaceMetadata keyspace = keyspaces.get(node.id());
        if (keyspace == null) {
            return node;
        }
        Map<String, String> replication = new TreeMap<>(keyspace.getReplication());
        String strategy = String.valueOf(replication.remove("class"));
        TreeNode told = node.with("Replication", strategy.substring(strategy.lastIndexOf('.') + 1));
        for (Map.Entry<String, String> factor : replication.entrySet()) {
            told = told.with(factor.getKey().equals("replication_factor") ? "Replicas" : "Replicas in "
                    + factor.getKey(), factor.getValue());
        }
        return told.with("Durable writes", keyspace.isDurableWrites() ? "yes" : "no");
    }
}
