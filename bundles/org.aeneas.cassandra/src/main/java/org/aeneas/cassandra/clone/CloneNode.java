package org.aeneas.cassandra.clone;

import java.util.OptionalInt;

/**
 * A host that becomes a node of the clone.
 *
 * @param host         by which it is reached for commands; unique among all hosts
 * @param address      by which other nodes reach it
 * @param installation where Cassandra is, or is to be
 * @param yaml         its cassandra.yaml as it is now; empty text where Cassandra is copied there
 * @param place        its cassandra-rackdc.properties, likewise
 * @param topology     its cassandra-topology.properties, likewise
 * @param copy         Cassandra comes from a node of the source; else it is found there
 * @param heap         MB; empty for Cassandra's own choice
 * @param tokens       how many; empty for as many as the source's nodes have
 * @param seed         it is a seed of the clone
 */
public record CloneNode(String host, String address, String rack, CassandraVersion version, Installation installation,
        YamlText yaml, String place, String topology, boolean copy, OptionalInt heap, OptionalInt tokens,
        boolean seed) {

    /** The line of shell that starts it. A service has its heap in a file of its own. */
    public String start() {
        Service service = installation.service();
        return heap.isEmpty() || service.kind() != Service.Kind.TARBALL ? service.start()
                : "MAX_HEAP_SIZE=" + heap.getAsInt() + "M; HEAP_NEWSIZE=" + Math.max(1, heap.getAsInt() / 4)
                        + "M; export MAX_HEAP_SIZE HEAP_NEWSIZE; " + service.start();
    }
}
