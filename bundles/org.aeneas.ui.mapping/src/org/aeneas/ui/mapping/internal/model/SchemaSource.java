package org.aeneas.ui.mapping.internal.model;

import java.util.Optional;
import java.util.function.Supplier;

import org.aeneas.core.schema.Schema;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.SourceMetadata;
import org.aeneas.ui.Connected;
import org.aeneas.ui.Workspace;

/**
 * From where the tables come: what is connected, else what the open project kept of it.
 *
 * @param origin     the tree of the connection, or the metadata: the same as long as the tables need not be read again
 * @param connection to read rows from
 * @param read       takes time, for another thread than the UI's
 */
record SchemaSource(Object origin, Optional<SourceConnection> connection, Supplier<Schema> read) {

    /** @return empty if there is nothing to be mapped */
    static Optional<SchemaSource> now() {
        return Connected.source().map(SchemaSource::of).or(SchemaSource::kept);
    }

    /** A tree that was read again tells that the schema may be another. */
    private static SchemaSource of(Connected.Source source) {
        return new SchemaSource(source.tree(), Optional.of(source.connection()), source.connection()::schema);
    }

    private static Optional<SchemaSource> kept() {
        Optional<SourceMetadata> metadata = Workspace.ofWindow().project().flatMap(p -> p.project().metadata());
        return metadata.map(kept -> new SchemaSource(kept, Optional.empty(), kept::schema));
    }

    boolean isSameAs(SchemaSource other) {
        return origin == other.origin;
    }
}
