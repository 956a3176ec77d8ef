package org.aeneas.project;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.internal.Require;

/**
 * What was loaded from the source, to be looked at and mapped without a connection. It stands in the project file, so
 * that one file is the whole project; as CQL, a line of it a line of the file, so that versions compare.
 *
 * @param description of what was connected, as {@link org.aeneas.engine.SourceConnection#description()}
 * @param cql         lines
 * @param others      what has no counterpart in DynamoDB
 */
public record SourceMetadata(Instant loadedAt, String description, List<String> cql, List<Schema.Other> others) {

    public SourceMetadata {
        Require.present("The time of loading", loadedAt);
        description = Require.optional("The description of the source", description, Require.TEXT);
        // A keyspace of thousands of tables has more lines than any other list may have entries.
        cql = cql == null ? List.of() : List.copyOf(cql);
        others = Require.copy("The list of other objects", others);
    }

    public static SourceMetadata of(Instant loadedAt, String description, Schema schema) {
        // A set: a table's statements begin with the types that it uses, and each is wanted once.
        Set<String> statements = new LinkedHashSet<>();
        schema.types().forEach(type -> statements.add(SchemaWriter.type(type)));
        schema.tables().forEach(table -> statements.addAll(SchemaWriter.statements(table)));
        List<String> lines = new ArrayList<>();
        statements.forEach(statement -> (statement + ";").lines().forEach(lines::add));
        return new SourceMetadata(loadedAt, description, lines, schema.others());
    }

    /**
     * That of a source that is connected, as it is now.
     *
     * @throws org.aeneas.core.ProblemException if the source does not answer
     */
    public static SourceMetadata read(SourceConnection connection) {
        return of(Instant.now().truncatedTo(ChronoUnit.SECONDS), connection.description(), connection.schema());
    }

    /** Whether nothing but the time of loading differs. */
    public boolean isSameAs(SourceMetadata other) {
        return description.equals(other.description) && cql.equals(other.cql) && others.equals(other.others);
    }

    /**
     * The tables and types as they were. Takes time: up to two seconds for five thousand tables.
     *
     * @throws org.aeneas.core.ProblemException {@code schema-syntax} if the file was changed by hand
     */
    public Schema schema() {
        Schema read = SchemaReader.read(String.join("\n", cql), "the loaded metadata", "");
        return new Schema(read.tables(), read.types(), others);
    }
}
