package org.aeneas.cassandra.node;

import java.util.List;
import java.util.Map;

/**
 * Whether nodes hold the whole ring of their datacenter.
 *
 * @param keyspaces for which it was looked at, sorted
 * @param nodes     that were asked, by what their connectors call them
 * @param missing   hosts without which the ring has gaps; none if the nodes hold all of it
 */
public record RingReport(String datacenter, List<String> keyspaces, Map<String, Host> nodes, List<Host> missing) {

    public RingReport {
        keyspaces = List.copyOf(keyspaces);
        nodes = Map.copyOf(nodes);
        missing = List.copyOf(missing);
    }
}
