package org.aeneas.agent.api;

/** A table that a task moves, and what a user changed of its mapping. */
public record TaskTable(String keyspace, String table, TableOptions options) {

    public TaskTable {
        Bounds.identifier("TaskTable.keyspace", keyspace);
        Bounds.identifier("TaskTable.table", table);
        options = options == null ? TableOptions.DEFAULT : options;
    }

    /** With the default mapping. */
    public TaskTable(String keyspace, String table) {
        this(keyspace, table, TableOptions.DEFAULT);
    }

    public String qualifiedName() {
        return keyspace + "." + table;
    }
}
