package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.aeneas.core.schema.Identifiers;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;

/**
 * The schema of a live cluster, as the text from which {@link SchemaReader} reads schema files too: what the driver
 * describes, and what its description lacks: table ids, dropped columns, triggers and roles. The system's own
 * keyspaces are left out by the driver ({@code metadata.schema.refreshed-keyspaces}).
 */
final class LiveSchema {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSchema.class);
    private static final String DEFAULT_SUPERUSER = "cassandra";

    private final CqlSession session;
    private final StringBuilder text = new StringBuilder();

    LiveSchema(CqlSession session) {
        this.session = session;
    }

    Schema read() {
        try {
            session.refreshSchema();
            session.getMetadata().getKeyspaces().values().stream().filter(k -> !k.isVirtual())
                    .sorted(Comparator.comparing(k -> k.getName().asInternal())).forEach(this::keyspace);
            new DroppedColumns(session).statements().forEach(this::add);
            triggers();
            roles();
        } catch (DriverException e) {
            throw QueryProblems.of(e, "the cluster's schema");
        }
        return SchemaReader.read(text.toString(), "the cluster's schema", "");
    }

    private void keyspace(KeyspaceMetadata keyspace) {
        keyspace.getUserDefinedTypes().values().forEach(t -> add(t.describe(false)));
        keyspace.getTables().values().forEach(this::table);
        keyspace.getViews().values().forEach(v -> add(v.describe(false)));
        // The driver does not escape quotes in bodies of functions: only their names are wanted anyway.
        keyspace.getFunctions().keySet().forEach(f -> add("CREATE FUNCTION " + keyspace.getName().asCql(true) + "."
                + f.getName().asCql(true)));
        keyspace.getAggregates().keySet().forEach(a -> add("CREATE AGGREGATE " + keyspace.getName().asCql(true) + "."
                + a.getName().asCql(true)));
    }

    private void table(TableMetadata table) {
        String name = table.getKeyspace().asCql(true) + "." + table.getName().asCql(true);
        add(table.describe(false));
        // Cassandra itself takes an ID only in CREATE TABLE; SchemaReader is not so strict.
        table.getId().ifPresent(id -> add("ALTER TABLE " + name + " WITH ID = " + id));
        table.getIndexes().values().forEach(index -> add(index(name, index)));
    }

    /** Not by the driver, which escapes no quotes in the options. */
    private static String index(String table, IndexMetadata index) {
        String target = index.getTarget() == null ? "" : index.getTarget();
        return "CREATE CUSTOM INDEX " + index.getName().asCql(true) + " ON " + table + " (" + target + ")"
                + index.getClassName().map(c -> " USING '" + c.replace("'", "''") + "'").orElse("");
    }

    private void triggers() {
        boolean old = DroppedColumns.isBeforeSystemSchema(session);
        for (Row row : session.execute(old ? "SELECT keyspace_name, trigger_name FROM system.schema_triggers"
                : "SELECT keyspace_name, trigger_name FROM system_schema.triggers")) {
            add("CREATE TRIGGER " + Identifiers.quote(String.valueOf(row.getString(0))) + "."
                    + Identifiers.quote(String.valueOf(row.getString(1))));
        }
    }

    private void roles() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> source : Map.of("roles", "role", "users", "name").entrySet()) {
            try {
                session.execute("SELECT " + source.getValue() + " FROM system_auth." + source.getKey())
                        .forEach(row -> names.add(String.valueOf(row.getString(0))));
            } catch (DriverException e) {
                LOG.debug("The roles in system_auth.{} cannot be listed", source.getKey(), e);
            }
        }
        names.stream().distinct().filter(n -> !n.equals(DEFAULT_SUPERUSER))
                .forEach(n -> add("CREATE ROLE " + Identifiers.quote(n)));
    }

    private void add(String statement) {
        text.append(statement).append(statement.endsWith(";") ? "\n" : ";\n");
    }
}
