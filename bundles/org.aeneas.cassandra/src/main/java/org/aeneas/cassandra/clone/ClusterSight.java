package org.aeneas.cassandra.clone;

import java.util.List;

/**
 * A cluster as one of its nodes shows it, before the others were looked at.
 *
 * @param nodes as {@code nodetool status} lists them
 */
public record ClusterSight(ClusterDescription description, List<NodeStatus> nodes, CassandraVersion version) {

    public ClusterSight {
        nodes = List.copyOf(nodes);
    }
}
