package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.core.schema.Identifiers;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;

/**
 * The drops of columns that the cluster remembers, as the statements that would lead to the tables as they are. From
 * {@code system_schema.dropped_columns} (3.0 and later: milliseconds, as Cassandra itself keeps them) or
 * {@code system.schema_columnfamilies} (2.x: microseconds, without types).
 */
final class DroppedColumns {
    private static final long MICROS = 1000;

    private final CqlSession session;
    private final List<String> statements = new ArrayList<>();

    DroppedColumns(CqlSession session) {
        this.session = session;
    }

    static boolean isBeforeSystemSchema(CqlSession session) {
        return session.getMetadata().getNodes().values().stream().map(Node::getCassandraVersion)
                .anyMatch(v -> v != null && v.compareTo(Version.V3_0_0) < 0);
    }

    List<String> statements() {
        if (isBeforeSystemSchema(session)) {
            for (Row row : session.execute(
                    "SELECT keyspace_name, columnfamily_name, dropped_columns FROM system.schema_columnfamilies")) {
                Map<String, Long> drops = row.getMap(2, String.class, Long.class);
                table(row).ifPresent(table -> new TreeMap<>(drops == null ? Map.of() : drops)
                        .forEach((column, micros) -> add(table, column, Optional.empty(), false, micros)));
            }
        } else {
            for (Row row : session.execute("SELECT * FROM system_schema.dropped_columns")) {
                table(row).ifPresent(table -> add(table, row));
            }
        }
        return statements;
    }

    /** Empty for the tables of the system, which the driver does not know. */
    private Optional<TableMetadata> table(Row row) {
        return session.getMetadata().getKeyspace(CqlIdentifier.fromInternal(String.valueOf(row.getString(0))))
                .flatMap(k -> k.getTable(CqlIdentifier.fromInternal(String.valueOf(row.getString(1)))));
    }

    private void add(TableMetadata table, Row row) {
        // The kind is remembered since 3.11.x only.
        boolean isStatic = row.getColumnDefinitions().contains("kind") && "static".equals(row.getString("kind"));
        long millis = row.getInstant("dropped_time").toEpochMilli();
        add(table, row.getString("column_name"), Optional.ofNullable(row.getString("type")), isStatic, millis * MICROS);
    }

    private void add(TableMetadata table, String column, Optional<String> type, boolean isStatic, long micros) {
        String alter = "ALTER TABLE " + table.getKeyspace().asCql(true) + "." + table.getName().asCql(true);
        String name = Identifiers.quote(column);
        Optional<ColumnMetadata> present = table.getColumn(CqlIdentifier.fromInternal(column));
        if (present.isPresent()) {
            type.ifPresent(t -> statements.add(alter + " ALTER " + name + " TYPE " + t));
        } else {
            type.ifPresent(t -> statements.add(alter + " ADD " + name + " " + t + (isStatic ? " static" : "")));
        }
        statements.add(alter + " DROP " + name + " USING TIMESTAMP " + micros);
        present.ifPresent(c -> statements.add(alter + " ADD " + name + " " + c.getType().asCql(true, false)
                + (c.isStatic() ? " static" : "")));
    }
}
