package org.aeneas.cassandra.clone;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a keyspace is replicated.
 *
 * @param strategy class name without its package
 * @param options  without {@code class}: {@code replication_factor}, or replicas by datacenter; values as Cassandra has
 *                 them, in the order of their keys
 */
public record Replication(String strategy, Map<String, String> options) {
    private static final String SIMPLE = "SimpleStrategy";
    private static final String TOPOLOGY = "NetworkTopologyStrategy";
    private static final String FACTOR = "replication_factor";

    public Replication {
        strategy = strategy.substring(strategy.lastIndexOf('.') + 1);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** @param replicas by datacenter */
    public static Replication topology(Map<String, Integer> replicas) {
        return new Replication(TOPOLOGY, replicas.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())));
    }

    public boolean isSimple() {
        return strategy.equals(SIMPLE);
    }

    public boolean isTopology() {
        return strategy.equals(TOPOLOGY);
    }

    /** Of SimpleStrategy, over all datacenters. Transient replicas ({@code 3/1}) count. */
    public int factor() {
        return count(options.getOrDefault(FACTOR, "0"));
    }

    /** In one datacenter; 0 where there is none, and for other strategies. */
    public int factor(String datacenter) {
        return isTopology() ? count(options.getOrDefault(datacenter, "0")) : 0;
    }

    /** Over all datacenters. */
    public int total() {
        return isTopology() ? options.values().stream().mapToInt(Replication::count).sum() : factor();
    }

    /** The same, with so many replicas in that datacenter. */
    public Replication with(String datacenter, int replicas) {
        Map<String, String> changed = new TreeMap<>(options);
        changed.put(datacenter, Integer.toString(replicas));
        return new Replication(TOPOLOGY, changed);
    }

    /** The same, with no replicas in that datacenter. */
    public Replication without(String datacenter) {
        Map<String, String> changed = new TreeMap<>(options);
        changed.remove(datacenter);
        return new Replication(strategy, changed);
    }

    /** As CQL has it: {@code {'class': 'SimpleStrategy', 'replication_factor': '3'}}. */
    public String cql() {
        return "{'class': " + quote(strategy) + options.entrySet().stream()
                .map(option -> ", " + quote(option.getKey()) + ": " + quote(option.getValue()))
                .collect(Collectors.joining()) + "}";
    }

    private static int count(String text) {
        return Integer.parseInt(text.replaceFirst("/.*", "").strip());
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
