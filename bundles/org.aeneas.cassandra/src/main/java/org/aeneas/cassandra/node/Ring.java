package org.aeneas.cassandra.node;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who replicates what, as one node sees it at an instant. Equal where two nodes agree.
 *
 * @param partitioner class name
 * @param hosts       all nodes of the cluster that have joined, in the order of their addresses
 * @param moving      addresses of nodes on their way in, out, or to other tokens
 * @param keyspaces   their segments in the order of their tokens' text; only what was asked for
 */
public record Ring(String cluster, String partitioner, List<Host> hosts, List<String> moving,
        Map<String, List<Segment>> keyspaces) {

    /**
     * A part of the ring, (start, end]. Where start is not before end, it goes over the ring's end; where they are
     * equal, it is all of it.
     *
     * @param start    a token in its partitioner's text
     * @param replicas addresses, of all datacenters; sorted
     */
    public record Segment(String start, String end, List<String> replicas) {
        public Segment {
            replicas = replicas.stream().sorted().toList();
        }
    }

    public Ring {
        hosts = hosts.stream().sorted(Comparator.comparing(Host::address)).toList();
        moving = moving.stream().sorted().toList();
        keyspaces = Map.copyOf(keyspaces);
    }

    public Optional<Host> host(String address) {
        return hosts.stream().filter(host -> host.address().equals(address)).findFirst();
    }
}
