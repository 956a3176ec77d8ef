package org.aeneas.agent.api;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What a task reads.
 *
 * @param schema      CREATE TYPE, CREATE TABLE, and ALTER TABLE for dropped columns, at most 2 MiB of characters
 * @param tables      1 to 1000, each once
 * @param epochMillis timestamps as Number of milliseconds since 1970, where a table has no choice of its own
 * @param writeTime   write times in an attribute, where a table has no choice of its own
 * @param access      of a source that is not read from the files of the agent's nodes
 */
public record TaskSource(String schema, List<TaskTable> tables, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean epochMillis,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean writeTime, Optional<SourceAccess> access) {

    public TaskSource {
        Bounds.text("TaskSource.schema", schema, 1, 2 << 20);
        tables = Bounds.list("TaskSource.tables", tables, 1, Bounds.TABLES);
        Bounds.required("TaskSource.access", access);
        Set<String> names = new HashSet<>();
        for (TaskTable table : tables) {
            Bounds.require(names.add(table.qualifiedName()), "TaskSource.tables",
                    "has " + table.qualifiedName() + " twice", "Name each table once.");
        }
    }

    /** What is read from the files of the agent's nodes. */
    public TaskSource(String schema, List<TaskTable> tables, boolean epochMillis, boolean writeTime) {
        this(schema, tables, epochMillis, writeTime, Optional.empty());
    }
}
