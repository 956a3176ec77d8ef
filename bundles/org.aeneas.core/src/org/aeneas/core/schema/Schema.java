package org.aeneas.core.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a schema file or a cluster declares.
 *
 * @param tables without views and index tables
 * @param others what has no counterpart in DynamoDB and becomes an action item: functions, aggregates, triggers, roles
 */
public record Schema(List<TableSchema> tables, List<CqlType.UserType> types, List<Other> others) {

    /** @param kind for people: {@code function}, {@code aggregate}, {@code trigger}, {@code role} */
    public record Other(String kind, String name) {
    }

    public Schema {
        tables = List.copyOf(tables);
        types = List.copyOf(types);
        others = List.copyOf(others);
    }

    public Optional<TableSchema> table(String keyspace, String name) {
        return tables.stream().filter(t -> t.keyspace().equals(keyspace) && t.name().equals(name)).findFirst();
    }
}
