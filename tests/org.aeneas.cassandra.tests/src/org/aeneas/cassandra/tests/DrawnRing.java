package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.Ring;

/** A ring as nodes would describe it, with tokens drawn from a seed. */
final class DrawnRing {
    static final String MURMUR3 = "org.apache.cassandra.dht.Murmur3Partitioner";

    private final TreeMap<Long, Host> owners = new TreeMap<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Random random = new Random(7);

    DrawnRing add(String address, String datacenter, String rack, int tokens) {
        Host host = new Host("id-" + address, address, datacenter, rack);
        hosts.put(address, host);
        for (int i = 0; i < tokens; i++) {
            owners.put(random.nextLong(), host);
        }
        return this;
    }

    DrawnRing addAt(String address, long... tokens) {
        add(address, "dc1", "rack1", 0);
        for (long token : tokens) {
            owners.put(token, host(address));
        }
        return this;
    }

    Host host(String address) {
        return hosts.get(address);
    }

    List<Host> hosts(String... addresses) {
        return List.of(addresses).stream().map(this::host).toList();
    }

    /** @param factors by datacenter; each segment's replicas are the next nodes of the datacenter, as without racks */
    Ring of(String keyspace, Map<String, Integer> factors) {
        List<Ring.Segment> segments = new ArrayList<>();
        long start = owners.lastKey();
        for (long end : owners.keySet()) {
            segments.add(new Ring.Segment(Long.toString(start), Long.toString(end), replicas(end, factors)));
            start = end;
        }
        return new Ring("trojan", MURMUR3, List.copyOf(hosts.values()), List.of(), Map.of(keyspace, segments));
    }

    private List<String> replicas(long end, Map<String, Integer> factors) {
        List<Host> walk = new ArrayList<>(owners.tailMap(end).values());
        walk.addAll(owners.headMap(end).values());
        Set<String> chosen = new LinkedHashSet<>();
        factors.forEach((datacenter, factor) -> walk.stream().filter(host -> host.datacenter().equals(datacenter))
                .map(Host::address).distinct().limit(factor).forEach(chosen::add));
        return List.copyOf(chosen);
    }
}
