package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.ProblemException;
import org.aeneas.engine.SourceConnection;

/** The keyspaces of a cluster and their replication, by CQL. A connection is opened for each call. For many threads. */
public final class Keyspaces {
    private static final String NOW = "SELECT keyspace_name, replication FROM system_schema.keyspaces";
    /** Of 2.1 and 2.2. */
    private static final String EARLIER = "SELECT keyspace_name, strategy_class, strategy_options"
            + " FROM system.schema_keyspaces";
    private static final int MOST = 10_000;
    private static final String LOCAL = "LocalStrategy";
    /** In both of CQL's and of JSON's quotes. */
    private static final Pattern PAIR = Pattern.compile(
            "(?:'((?:[^']|'')*)'|\"([^\"]*)\")\\s*:\\s*(?:'((?:[^']|'')*)'|\"([^\"]*)\")");

    private final Supplier<SourceConnection> connections;

    public Keyspaces(Supplier<SourceConnection> connections) {
        this.connections = connections;
    }

    /** All that are replicated, Cassandra's own included. */
    public List<Keyspace> list() {
        try (SourceConnection connection = connections.get()) {
            return list(connection);
        }
    }

    public Optional<Keyspace> find(String name) {
        return list().stream().filter(keyspace -> keyspace.name().equals(name)).findFirst();
    }

    /** Returns when all nodes that the connection knows have the new schema. */
    public void alter(Keyspace keyspace, Replication replication) {
        try (SourceConnection connection = connections.get()) {
            connection.execute(keyspace.alter(replication).replaceFirst(";$", ""));
        }
    }

    private static List<Keyspace> list(SourceConnection connection) {
        List<List<String>> rows;
        try {
            rows = connection.ask(NOW, MOST).rows();
        } catch (ProblemException e) {
            rows = connection.ask(EARLIER, MOST).rows();
        }
        List<Keyspace> keyspaces = new ArrayList<>();
        for (List<String> row : rows) {
            Replication replication = row.size() == 2 ? now(row.get(1)) : new Replication(unquoted(row.get(1)),
                    pairs(unquoted(row.get(2))));
            if (!replication.strategy().equals(LOCAL)) {
                keyspaces.add(new Keyspace(unquoted(row.get(0)), replication));
            }
        }
        return keyspaces;
    }

    private static Replication now(String literal) {
        Map<String, String> pairs = pairs(literal);
        return new Replication(pairs.remove("class"), pairs);
    }

    private static Map<String, String> pairs(String literal) {
        Map<String, String> pairs = new TreeMap<>();
        Matcher matcher = PAIR.matcher(literal);
        while (matcher.find()) {
            pairs.put(group(matcher, 1, 2), group(matcher, 3, 4));
        }
        return pairs;
    }

    private static String group(Matcher matcher, int cql, int json) {
        return matcher.group(cql) == null ? matcher.group(json) : matcher.group(cql).replace("''", "'");
    }

    private static String unquoted(String literal) {
        return literal.length() > 1 && literal.startsWith("'") ? literal.substring(1, literal.length() - 1)
                .replace("''", "'") : literal;
    }
}
