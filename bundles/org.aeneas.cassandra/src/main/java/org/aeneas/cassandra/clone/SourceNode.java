package org.aeneas.cassandra.clone;

/**
 * A node of the source as it was found.
 *
 * @param host         by which it is reached for commands; unique
 * @param status       as its cluster sees it
 * @param yaml         its cassandra.yaml
 * @param place        its cassandra-rackdc.properties; empty where there is none
 * @param topology     its cassandra-topology.properties; empty where there is none
 */
public record SourceNode(String host, NodeStatus status, CassandraVersion version, Installation installation,
        YamlText yaml, String place, String topology) {

    /** {@code 10.0.0.1}. */
    public String address() {
        return status.address();
    }
}
