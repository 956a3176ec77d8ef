package org.aeneas.cassandra.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.aeneas.cassandra.internal.node.RingParts;
import org.aeneas.core.Problem;

/**
 * Whether the nodes that we may read hold the whole ring of their datacenter. Pure: what replicates what is what a node
 * says ({@link NodeAdmin#ring}), whatever the strategy of replication.
 */
public final class RingCheck {
    private final Ring ring;
    private final List<Host> nodes;
    private final Set<String> addresses;
    private final String datacenter;
    private final Map<String, Host> missing = new TreeMap<>();
    private final Map<String, Host> absent = new TreeMap<>();
    private final Map<String, Double> uncovered = new LinkedHashMap<>();

    private RingCheck(Ring ring, Collection<Host> nodes) {
        this.ring = ring;
        this.nodes = List.copyOf(nodes);
        this.addresses = nodes.stream().map(Host::address).collect(Collectors.toCollection(TreeSet::new));
        this.datacenter = nodes.isEmpty() ? "" : this.nodes.get(0).datacenter();
    }

    /**
     * Who is to be read for what.
     *
     * @param nodes that we may read
     * @throws org.aeneas.core.ProblemException {@code ring-incomplete} names the hosts that are missing, and how much;
     *         {@code ring-moving} while nodes come, go or take other tokens; {@code nodes-datacenters} if the nodes are
     *         of several datacenters; {@code node-other-cluster}; {@code node-twice};
     *         {@code keyspace-not-in-datacenter}; {@code ring-inconsistent} if what the node said is no ring
     */
    public static Coverage check(Ring ring, Collection<Host> nodes) {
        return new RingCheck(ring, nodes).check();
    }

    /**
     * The hosts without which the ring has gaps, in the order of their addresses.
     *
     * @throws org.aeneas.core.ProblemException as {@link #check}, but for {@code ring-incomplete}
     */
    public static List<Host> missing(Ring ring, Collection<Host> nodes) {
        RingCheck check = new RingCheck(ring, nodes);
        check.checked();
        return List.copyOf(check.missing.values());
    }

    private Coverage check() {
        Map<String, List<Coverage.Part>> parts = checked();
        if (!missing.isEmpty()) {
            throw incomplete();
        }
        return new Coverage(datacenter, ring.partitioner(), parts, List.copyOf(absent.values()));
    }

    private Map<String, List<Coverage.Part>> checked() {
        checkNodes();
        Map<String, List<Coverage.Part>> parts = new TreeMap<>();
        new TreeMap<>(ring.keyspaces()).forEach((keyspace, segments) -> parts.put(keyspace, parts(keyspace, segments)));
        return parts;
    }

    private void checkNodes() {
        require(!nodes.isEmpty(), "ring-incomplete", "There is no data-provider node.", ring.cluster(),
                "Name the nodes of the clone by --configure.");
        Set<String> ids = new HashSet<>();
        for (Host node : nodes) {
            require(ids.add(node.id()), "node-twice", "Two data-provider nodes are the same node of Cassandra.",
                    node.toString(), "Remove one of them by --configure.");
            require(node.datacenter().equals(datacenter), "nodes-datacenters", "The data-provider nodes are of several "
                    + "datacenters: " + datacenter + " and " + node.datacenter() + ".", node.toString(),
                    "Name nodes of the clone's datacenter only.");
            require(ring.hosts().contains(node), "node-other-cluster", "The cluster " + ring.cluster()
                    + " does not know this data-provider node as it describes itself.", node.toString(),
                    "Name nodes of one cluster only; if they are, wait until they agree (nodetool status).");
        }
        require(ring.moving().isEmpty(), "ring-moving", "Nodes are joining, leaving or moving: "
                + String.join(", ", ring.moving()) + ".", ring.cluster(),
                "Wait until they have ended, or abort that; the task goes on by itself.");
    }

    private List<Coverage.Part> parts(String keyspace, List<Ring.Segment> segments) {
        RingParts parts = new RingParts(ring.partitioner());
        boolean inDatacenter = false;
        for (Ring.Segment segment : segments) {
            List<Host> replicas = segment.replicas().stream().flatMap(address -> ring.host(address).stream()).toList();
            List<Host> near = replicas.stream().filter(host -> host.datacenter().equals(datacenter)).toList();
            inDatacenter |= !near.isEmpty();
            List<String> ours = segment.replicas().stream().filter(addresses::contains).toList();
            if (ours.isEmpty()) {
                (near.isEmpty() ? replicas : near).forEach(host -> missing.put(host.address(), host));
                uncovered.merge(keyspace, parts.share(segment, segments.size()), Double::sum);
            }
            near.stream().filter(host -> !addresses.contains(host.address()))
                    .forEach(host -> absent.put(host.address(), host));
            parts.add(segment, ours);
        }
        require(inDatacenter, "keyspace-not-in-datacenter", "The keyspace has no replicas in the datacenter "
                + datacenter + ".", keyspace, "Add the datacenter to its replication and rebuild the nodes there, or "
                        + "leave its tables out.");
        require(isRing(segments), "ring-inconsistent", "What the node says of the ring has gaps or overlaps.", keyspace,
                "Compare nodetool describering of all nodes, and try again.");
        return uncovered.isEmpty() ? parts.joined() : new ArrayList<>();
    }

    /** Whether each segment begins where another one ends, so that they are one circle. */
    private static boolean isRing(List<Ring.Segment> segments) {
        Map<String, Ring.Segment> byStart = segments.stream()
                .collect(Collectors.toMap(Ring.Segment::start, Function.identity(), (one, other) -> one));
        String token = segments.get(0).start();
        for (int i = 0; i < segments.size(); i++) {
            Ring.Segment next = byStart.remove(token);
            if (next == null) {
                return false;
            }
            token = next.end();
        }
        return token.equals(segments.get(0).start());
    }

    private RuntimeException incomplete() {
        String shares = uncovered.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%.1f %% of %s", 100 * entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        String hosts = missing.values().stream()
                .map(host -> host.datacenter().equals(datacenter) ? host.toString()
                        : host.address() + " (" + host.rack() + ", datacenter " + host.datacenter() + ")")
                .collect(Collectors.joining(", "));
        return new Problem("ring-incomplete", "The data-provider nodes do not hold the whole ring; missing are " + shares
                + ", which these hosts have: " + hosts + ".", datacenter,
                "Add these hosts as data-provider nodes by --configure, then resume the task.").asException();
    }

    private static void require(boolean valid, String code, String what, String object, String remedy) {
        if (!valid) {
            throw new Problem(code, what, object, remedy).asException();
        }
    }
}
