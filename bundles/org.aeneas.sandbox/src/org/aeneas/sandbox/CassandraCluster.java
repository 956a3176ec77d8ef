package org.aeneas.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Progress;

/** Real nodes of Apache Cassandra that are one cluster, each on a loopback address of its own. */
public final class CassandraCluster implements AutoCloseable {
    private final List<CassandraNode> nodes;

    private CassandraCluster(List<CassandraNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts the nodes one after the other; each is up for its neighbours before the next comes. The first is the seed.
     *
     * @param directory each node gets a folder {@code node1}, {@code node2}, … in it
     */
    public static CassandraCluster start(CassandraVersion version, int count, Path directory, NodeOptions options,
            Ownership ownership, Cache cache, Progress progress) {
        List<CassandraNode> nodes = new ArrayList<>();
        try {
            for (int i = 1; i <= count; i++) {
                NodeOptions.Builder own = options.toBuilder();
                if (!nodes.isEmpty()) {
                    own.seeds(List.of(nodes.get(0).address()));
                }
                nodes.add(CassandraNode.start(version, nodeDirectory(directory, i), own.build(), ownership, cache,
                        progress));
                for (CassandraNode node : nodes) {
                    node.awaitNeighbours(nodes.size(), progress);
                }
            }
            return new CassandraCluster(nodes);
        } catch (RuntimeException e) {
            nodes.forEach(CassandraNode::kill);
            throw e;
        }
    }

    /** @param number from 1 */
    static Path nodeDirectory(Path directory, int number) {
        return directory.resolve("node" + number);
    }

    public List<CassandraNode> nodes() {
        return nodes;
    }

    public CassandraNode node(int index) {
        return nodes.get(index);
    }

    /** Stops the nodes in order, last first. */
    public void stop() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).stop();
        }
    }

    /** Ends the nodes at once. */
    public void kill() {
        nodes.forEach(CassandraNode::kill);
    }

    @Override
    public void close() {
        stop();
    }
}
