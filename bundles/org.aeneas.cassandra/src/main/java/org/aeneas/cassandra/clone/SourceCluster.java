package org.aeneas.cassandra.clone;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The source as it was found.
 *
 * @param snitch    class name, with or without its package, of all nodes
 * @param keyspaces all that are replicated, Cassandra's own included
 */
public record SourceCluster(String name, String partitioner, String snitch, List<SourceNode> nodes,
        List<Keyspace> keyspaces) {

    public SourceCluster {
        nodes = List.copyOf(nodes);
        keyspaces = List.copyOf(keyspaces);
    }

    public List<SourceNode> nodes(String datacenter) {
        return nodes.stream().filter(node -> node.status().datacenter().equals(datacenter)).toList();
    }

    public Collection<String> datacenters() {
        return nodes.stream().map(node -> node.status().datacenter())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<Keyspace> keyspace(String wanted) {
        return keyspaces.stream().filter(keyspace -> keyspace.name().equals(wanted)).findFirst();
    }

    /** The lowest of its nodes' versions. */
    public CassandraVersion version() {
        return nodes.stream().map(SourceNode::version).min(CassandraVersion::compareTo).orElseThrow();
    }
}
