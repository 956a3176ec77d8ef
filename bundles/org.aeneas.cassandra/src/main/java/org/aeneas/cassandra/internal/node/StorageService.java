package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.core.Problem;

/** What a node tells of itself and its ring. */
record StorageService(MBeanServerConnection server) {
    static final String NAME = "org.apache.cassandra.db:type=StorageService";
    private static final String SNITCH = "org.apache.cassandra.db:type=EndpointSnitchInfo";
    /** system, system_auth, system_distributed and others: the list differs from version to version. */
    private static final Pattern OWN = Pattern.compile("system(_[a-z_]+)?");
    /** Of LocalStrategy, where the node does not tell which these are (2.x, 3.1). */
    private static final Set<String> LOCAL = Set.of("system", "system_schema");

    Object get(String attribute) throws IOException, JMException {
        return server.getAttribute(new ObjectName(NAME), attribute);
    }

    String text(String attribute) throws IOException, JMException {
        return (String) get(attribute);
    }

    List<String> texts(String attribute) throws IOException, JMException {
        return ((List<?>) get(attribute)).stream().map(String.class::cast).toList();
    }

    List<Host> hosts() throws IOException, JMException {
        List<Host> hosts = new ArrayList<>();
        for (Map.Entry<?, ?> host : ((Map<?, ?>) get("EndpointToHostId")).entrySet()) {
            String address = (String) host.getKey();
            hosts.add(new Host((String) host.getValue(), address, snitch("getDatacenter", address),
                    snitch("getRack", address)));
        }
        return hosts;
    }

    private String snitch(String operation, String address) throws IOException, JMException {
        return (String) server.invoke(new ObjectName(SNITCH), operation, new Object[] { address },
                new String[] { String.class.getName() });
    }

    List<Ring.Segment> segments(String keyspace) throws IOException, JMException {
        Map<?, ?> ranges = (Map<?, ?>) server.invoke(new ObjectName(NAME), "getRangeToEndpointMap",
                new Object[] { keyspace }, new String[] { String.class.getName() });
        List<Ring.Segment> segments = new ArrayList<>();
        ranges.forEach((range, endpoints) -> segments.add(new Ring.Segment(token(range, 0), token(range, 1),
                ((List<?>) endpoints).stream().map(String.class::cast).toList())));
        segments.sort(Comparator.comparing(Ring.Segment::start).thenComparing(Ring.Segment::end));
        return segments;
    }

    /** Cassandra up to 2.2 writes the tokens of ordered partitioners as {@code Token(bytes[0102])}. */
    private static String token(Object range, int position) {
        String text = (String) ((List<?>) range).get(position);
        return text.startsWith("Token(bytes[") ? text.substring("Token(bytes[".length(), text.length() - 2) : text;
    }

    void requireReplicated(Set<String> keyspaces, String node) throws IOException, JMException {
        List<String> known = texts("Keyspaces");
        Set<String> local = local(known);
        for (String keyspace : keyspaces) {
            if (!known.contains(keyspace)) {
                throw new Problem("keyspace-unknown", "The cluster has no such keyspace.", keyspace + " on " + node,
                        "Correct the task's tables, or the data-provider nodes.").asException();
            }
            if (local.contains(keyspace)) {
                throw new Problem("keyspace-local", "Each node keeps this keyspace for itself (LocalStrategy).",
                        keyspace, "Leave its tables out: they are about the node, not data of yours.").asException();
            }
        }
    }

    Set<String> ofUsers() throws IOException, JMException {
        return texts("Keyspaces").stream().filter(name -> !OWN.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> local(List<String> known) throws IOException, JMException {
        try {
            Set<String> local = new HashSet<>(known);
            local.removeAll(texts("NonLocalStrategyKeyspaces"));
            return local;
        } catch (AttributeNotFoundException e) {
            return LOCAL;
        }
    }

    /** The operation that takes a name and tables with their keyspaces; it was renamed in 3.0. */
    String snapshotOperation() throws IOException, JMException {
        boolean renamed = Arrays.stream(server.getMBeanInfo(new ObjectName(NAME)).getOperations())
                .anyMatch(operation -> operation.getName().equals("takeMultipleTableSnapshot"));
        return renamed ? "takeMultipleTableSnapshot" : "takeMultipleColumnFamilySnapshot";
    }
}
