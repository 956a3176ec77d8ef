package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.NoSuchElementException;

import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.RegularAndStaticColumns;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.DeserializationHelper;
import org.apache.cassandra.db.rows.EncodingStats;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.Rows;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.db.rows.UnfilteredRowIterator;
import org.apache.cassandra.db.rows.UnfilteredSerializer;
import org.apache.cassandra.schema.TableMetadata;

/** One partition as it stands in one file, for Cassandra's merge. What goes wrong in it names the file. */
final class FilePartition implements UnfilteredRowIterator {
    private final TableFile file;
    private final SerializationHeader header;
    private final DecoratedKey key;
    private final DeletionTime deletion;
    private final FileInput in;
    private final DeserializationHelper columns;
    private final Row.Builder rows;
    private final Row staticRow;
    private Unfiltered next;
    private boolean ended;

    /**
     * @param in   behind the partition's deletion
     * @param rows one for all partitions
     */
    FilePartition(TableFile file, SerializationHeader header, DecoratedKey key, DeletionTime deletion, FileInput in,
            DeserializationHelper columns, Row.Builder rows) throws IOException {
        this.file = file;
        this.header = header;
        this.key = key;
        this.deletion = deletion;
        this.in = in;
        this.columns = columns;
        this.rows = rows;
        this.staticRow = header.hasStatic()
                ? UnfilteredSerializer.serializer.deserializeStaticRow(in, header, columns) : Rows.EMPTY_STATIC_ROW;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = UnfilteredSerializer.serializer.deserialize(in, header, columns, rows);
                ended = next == null;
            } catch (IOException | RuntimeException | AssertionError e) {
                throw file.problem(e);
            }
        }
        return !ended;
    }

    @Override
    public Unfiltered next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Unfiltered result = next;
        next = null;
        return result;
    }

    /** Reads to the partition's end. */
    void exhaust() {
        while (hasNext()) {
            next = null;
        }
    }

    @Override
    public TableMetadata metadata() {
        return file.fileLayout().metadata();
    }

    @Override
    public boolean isReverseOrder() {
        return false;
    }

    @Override
    public RegularAndStaticColumns columns() {
        return metadata().regularAndStaticColumns();
    }

    @Override
    public DecoratedKey partitionKey() {
        return key;
    }

    @Override
    public Row staticRow() {
        return staticRow;
    }

    @Override
    public DeletionTime partitionLevelDeletion() {
        return deletion;
    }

    @Override
    public EncodingStats stats() {
        return EncodingStats.NO_STATS;
    }

    @Override
    public void close() {
        // the scan that made it holds the file
    }
}
