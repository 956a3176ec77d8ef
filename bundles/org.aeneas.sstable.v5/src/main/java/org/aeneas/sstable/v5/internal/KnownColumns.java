package org.aeneas.sstable.v5.internal;

import java.util.stream.Stream;

import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.DeserializationHelper;
import org.apache.cassandra.io.sstable.format.Version;
import org.apache.cassandra.schema.ColumnMetadata;

/**
 * Lets Cassandra's deserializer skip the columns of a file that the schema does not have, before they are merged: two
 * files may have them with types that do not go together. For one thread.
 */
final class KnownColumns extends DeserializationHelper {
    private final ColumnMetadata[] dropped;
    private final ColumnMetadata[] unknown;
    private long unknownCells;

    KnownColumns(FileLayout layout, SerializationHeader header, Version version) {
        super(layout.metadata(), version.correspondingMessagingVersion(), Flag.LOCAL);
        this.dropped = absent(layout, header).filter(column -> !layout.unknown().contains(column.name.bytes))
                .toArray(ColumnMetadata[]::new);
        this.unknown = absent(layout, header).filter(column -> layout.unknown().contains(column.name.bytes))
                .toArray(ColumnMetadata[]::new);
    }

    private static Stream<ColumnMetadata> absent(FileLayout layout, SerializationHeader header) {
        return Stream.concat(header.columns(true).stream(), header.columns(false).stream())
                .filter(column -> layout.metadata().getColumn(column.name) != column);
    }

    @Override
    public boolean includes(ColumnMetadata column) {
        if (contains(unknown, column)) {
            unknownCells++;
            return false;
        }
        return !contains(dropped, column);
    }

    /** A collection counts once. */
    long unknownCells() {
        return unknownCells;
    }

    private static boolean contains(ColumnMetadata[] columns, ColumnMetadata column) {
        for (ColumnMetadata candidate : columns) {
            if (candidate.equals(column)) {
                return true;
            }
        }
        return false;
    }
}
