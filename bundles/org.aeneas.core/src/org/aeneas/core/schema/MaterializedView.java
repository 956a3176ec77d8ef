package org.aeneas.core.schema;

import java.util.List;

/** A view on a table. It is never extracted; it becomes a proposal of a GSI. Empty {@code columns} means all. */
public record MaterializedView(String name, String baseTable, List<String> columns, List<String> partitionKey,
        List<String> clustering, String where) {

    public MaterializedView {
        columns = List.copyOf(columns);
        partitionKey = List.copyOf(partitionKey);
        clustering = List.copyOf(clustering);
    }
}
