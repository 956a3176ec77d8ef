package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.core.tree.TreeNode.Property;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.CassandraVersions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(WithClusters.class)
class LiveTreeTest {

    static Stream<CassandraVersion> versions() {
        return CassandraVersions.tested().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_show_nodes_and_tables_as_far_as_they_are_opened(CassandraVersion version, Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            LiveValuesTest.keyspace(connection, "tree");
            LiveValuesTest.keyspace(connection, "bare");
            Stream.of("CREATE TYPE tree.point (x int, y int)",
                    "CREATE TABLE tree.t (k int, c text, s int static, v frozen<point>, PRIMARY KEY (k, c)) "
                            + "WITH CLUSTERING ORDER BY (c DESC)",
                    "CREATE INDEX by_s ON tree.t (v)").forEach(connection::execute);

            Tree tree = connection.tree(Progress.NONE);

            TreeNode cluster = children(tree).get(0);
            assertEquals(TreeNode.State.UP, cluster.state());
            assertEquals(List.of("Datacenters", "Keyspaces"), labels(children(tree, "cluster")));
            TreeNode datacenter = children(tree, "cluster", "datacenters").get(0);
            assertEquals("1", property(datacenter, "Nodes"));
            TreeNode rack = children(tree, "cluster", "datacenters", datacenter.id()).get(0);
            TreeNode node = children(tree, "cluster", "datacenters", datacenter.id(), rack.id()).get(0);
            assertEquals("up", property(node, "State"));
            assertTrue(property(node, "Cassandra").startsWith(version.line()), node.toString());
            assertTrue(!property(node, "Tokens").isBlank(), node.toString());

            List<TreeNode> keyspaces = children(tree, "cluster", "keyspaces");
            assertTrue(labels(keyspaces).containsAll(List.of("bare", "tree")), keyspaces.toString());
            TreeNode keyspace = keyspaces.get(labels(keyspaces).indexOf("tree"));
            assertEquals("1", property(keyspace, "Tables"));
            assertEquals("SimpleStrategy", property(keyspace, "Replication"));
            assertTrue(tree.definition(List.of("cluster", "keyspaces", "tree")).contains("CREATE KEYSPACE"));
            assertEquals(List.of(), children(tree, "cluster", "keyspaces", "bare"));
            assertEquals(List.of("Tables", "Types"), labels(children(tree, "cluster", "keyspaces", "tree")));
            assertEquals(List.of("Columns", "Indexes"), labels(children(tree, of("t"))));
            assertEquals(List.of("k : int", "c : text", "v : frozen<point>", "s : int"),
                    labels(children(tree, of("t", "columns"))));
            assertEquals("clustering, descending", property(children(tree, of("t", "columns")).get(1), "Role"));
            assertTrue(tree.definition(List.of(of("t"))).contains("CREATE TABLE tree.t"));
        }
    }

    private static String[] of(String... below) {
        List<String> path = new ArrayList<>(List.of("cluster", "keyspaces", "tree", "tables"));
        path.addAll(List.of(below));
        return path.toArray(String[]::new);
    }

    private static List<TreeNode> children(Tree tree, String... path) {
        return tree.children(List.of(path), Progress.NONE);
    }

    private static List<String> labels(List<TreeNode> nodes) {
        return nodes.stream().map(TreeNode::label).toList();
    }

    private static String property(TreeNode node, String name) {
        return node.properties().stream().filter(p -> p.name().equals(name)).map(Property::value).findFirst()
                .orElse("");
    }
}
