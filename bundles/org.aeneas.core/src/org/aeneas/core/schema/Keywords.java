package org.aeneas.core.schema;

import java.util.Set;

/** The reserved words of CQL (the union of Cassandra 2.1 to 5.0, from the CQL reference, appendix A). */
final class Keywords {
    private static final Set<String> RESERVED = Set.of("add", "allow", "alter", "and", "apply", "asc", "authorize",
            "batch", "begin", "by", "columnfamily", "create", "default", "delete", "desc", "describe", "drop",
            "entries", "execute", "from", "full", "grant", "if", "in", "index", "infinity", "insert", "into", "is",
            "keyspace", "limit", "materialized", "mbean", "mbeans", "modify", "nan", "norecursive", "not", "null",
            "of", "on", "or",
            "order", "primary", "rename", "replace", "revoke", "schema", "select", "set", "table", "to", "token",
            "truncate", "unlogged", "unset", "update", "use", "using", "view", "where", "with");

    private Keywords() {
    }

    static boolean reserved(String word) {
        return RESERVED.contains(word);
    }
}
