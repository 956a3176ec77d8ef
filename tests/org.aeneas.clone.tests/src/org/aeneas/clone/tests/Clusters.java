package org.aeneas.clone.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;

/** Clusters on {@link Hosts}. */
final class Clusters {
    /** So many nodes and what asks them fit into a machine of 8 GB. */
    static final int HEAP_MEGABYTES = 256;

    private Clusters() {
    }

    /** Hosts with a node each, one of each layout; the first is the seed. They run. */
    static List<TestHost> start(Hosts hosts, CassandraVersion version, NodeOptions.Builder options) throws Exception {
        return start(hosts, version, List.of(Layout.values()), options);
    }

    /** Hosts with a node each; the first is the seed. They run. */
    static List<TestHost> start(Hosts hosts, CassandraVersion version, List<Layout> layouts,
            NodeOptions.Builder options) throws Exception {
        List<TestHost> nodes = new ArrayList<>();
        // A cluster without data has none to hand over, so that all but the first may come at once.
        options.heapMegabytes(HEAP_MEGABYTES).seeds(List.of(hosts.nextAddress())).autoBootstrap(false);
        for (Layout layout : layouts) {
            TestHost node = hosts.add(version, layout, options.build());
            node.start();
            if (nodes.isEmpty()) {
                node.awaitCql();
            }
            nodes.add(node);
        }
        for (TestHost node : nodes) {
            node.awaitCql();
            node.awaitNodes(nodes.size());
        }
        return nodes;
    }
}
