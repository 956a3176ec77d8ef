package org.aeneas.cassandra.clone;

import java.util.Set;

/** A keyspace of the source, and how it is replicated. */
public record Keyspace(String name, Replication replication) {
    /** Those of Cassandra's own that are replicated, in the order in which a clone takes them. */
    private static final Set<String> SYSTEM = Set.of("system_auth", "system_distributed", "system_traces");

    public static final String AUTHENTICATION = "system_auth";

    /** Whether it is Cassandra's own; its data go to the clone wherever it exists. */
    public boolean isSystem() {
        return SYSTEM.contains(name);
    }

    /** Quoted where it must be. */
    public String cql() {
        return name.matches("[a-z][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The statement that gives it another replication. */
    public String alter(Replication other) {
        return "ALTER KEYSPACE " + cql() + " WITH replication = " + other.cql() + ";";
    }
}
