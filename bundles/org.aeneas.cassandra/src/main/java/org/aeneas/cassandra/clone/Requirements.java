package org.aeneas.cassandra.clone;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.aeneas.core.Problem;

/** What must hold before a plan is made. */
final class Requirements {

    private Requirements() {
    }

    static void source(SourceCluster cluster) {
        cluster.nodes().forEach(node -> node.version().requireSupported(node.host()));
        requireOneVersion(cluster);
        Snitch.of(cluster.snitch(), cluster.version());
        cluster.nodes().forEach(Requirements::requireUp);
    }

    static void check(SourceCluster cluster, CloneChoices choices) {
        source(cluster);
        if (cluster.nodes(choices.datacenter()).isEmpty()) {
            throw problem("datacenter-unknown", "The cluster has no datacenter of this name.", choices.datacenter(),
                    "Choose one of " + cluster.datacenters() + ".");
        }
        if (!cluster.nodes(choices.target()).isEmpty()) {
            throw problem("clone-exists", "The cluster has a datacenter of this name already.", choices.target(),
                    "Choose another datacenter suffix, or undo the clone that is there.");
        }
        for (String keyspace : choices.keyspaces()) {
            if (cluster.keyspace(keyspace).isEmpty()) {
                throw problem("keyspace-unknown", "The cluster has no keyspace of this name.", keyspace,
                        "Choose from those that the cluster has.");
            }
        }
        requireNodes(cluster, choices);
    }

    private static void requireOneVersion(SourceCluster cluster) {
        Set<CassandraVersion> versions = new HashSet<>();
        cluster.nodes().forEach(node -> versions.add(node.version()));
        if (versions.size() > 1) {
            throw problem("version-mixed", "The nodes run different versions: " + cluster.nodes().stream()
                    .map(node -> node.host() + " " + node.version()).sorted().toList() + ".", cluster.name(),
                    "Finish the upgrade of the cluster first: streaming between versions does not work.");
        }
    }

    private static void requireUp(SourceNode node) {
        if (!node.status().up()) {
            throw problem("node-down", "A node of the cluster is down.", node.host(), "Start it, or remove it from the"
                    + " cluster; then try again.");
        }
        if (!node.status().isUpAndNormal()) {
            throw problem("node-moving", "A node of the cluster is " + node.status().state().name().toLowerCase(
                    Locale.ROOT) + ".", node.host(), "Wait until nodetool status shows it as UN.");
        }
    }

    private static void requireNodes(SourceCluster cluster, CloneChoices choices) {
        List<CloneNode> nodes = choices.nodes();
        if (nodes.stream().noneMatch(CloneNode::seed)) {
            throw problem("clone-seed", "The clone has no seed.", choices.target(),
                    "Add a node, and make at least one a seed.");
        }
        Set<String> taken = new HashSet<>();
        cluster.nodes().forEach(node -> taken.addAll(List.of(node.address(), node.host())));
        for (CloneNode node : nodes) {
            if (taken.contains(node.address()) || taken.contains(node.host())) {
                throw problem("clone-node-member", "This host is a node of the cluster, or is named twice.",
                        node.host(), "Use a host of its own for each node of the clone.");
            }
            taken.addAll(List.of(node.address(), node.host()));
            if (!node.copy() && !node.version().equals(cluster.version())) {
                throw problem("clone-version", "Cassandra " + node.version() + " is installed there; the cluster runs "
                        + cluster.version() + ".", node.host(), "Install the same version, or have it copied from a"
                                + " node of the source.");
            }
        }
    }

    private static RuntimeException problem(String code, String what, String object, String remedy) {
        return new Problem(code, what, object, remedy).asException();
    }
}
