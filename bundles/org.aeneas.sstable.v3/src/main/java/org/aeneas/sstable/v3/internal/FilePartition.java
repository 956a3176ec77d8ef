package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.util.Iterator;

import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.PartitionColumns;
import org.apache.cassandra.db.rows.EncodingStats;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.db.rows.UnfilteredRowIterator;
import org.apache.cassandra.io.sstable.IndexInfo;

/** One partition as it stands in one file, for Cassandra's merge. What goes wrong in it names the file. */
final class FilePartition implements UnfilteredRowIterator {
    private final TableFile file;
    private final DecoratedKey key;
    private final DeletionTime deletion;
    private final Row staticRow;
    private final Iterator<Unfiltered> rows;
    /** Files before 3.0 do not say in which order their rows are. */
    private final boolean checkOrder;
    private Clustering before;
    private RowBlocks blocks;
    private FileInput in;
    private long start;
    private ClusteringPrefix firstOfBlock;

    FilePartition(TableFile file, DecoratedKey key, DeletionTime deletion, Row staticRow, Iterator<Unfiltered> rows) {
        this.file = file;
        this.key = key;
        this.deletion = deletion;
        this.staticRow = staticRow;
        this.rows = rows;
        this.checkOrder = file.serialization().isEmpty();
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (RuntimeException | Error e) {
            throw translated(e);
        }
    }

    @Override
    public Unfiltered next() {
        try {
            Unfiltered next = rows.next();
            requireBlock(next.clustering());
            if (checkOrder && next.isRow()) {
                requireOrder(((Row) next).clustering());
            }
            return next;
        } catch (IOException | RuntimeException | Error e) {
            throw translated(e);
        }
    }

    /**
     * @param data  from which the rows are read
     * @param place of the partition in it
     */
    void skipBy(RowBlocks index, FileInput data, long place) {
        this.blocks = index;
        this.in = data;
        this.start = place;
    }

    /**
     * Skips rows before the place, as far as the index knows; to be called when {@link #next()} has been taken.
     *
     * @return the deletion of a range that is open there; null if nothing was skipped
     */
    DeletionTime skipTo(ClusteringPrefix place) {
        if (blocks == null) {
            return null;
        }
        try {
            int block = blocks.find(place, metadata().comparator);
            IndexInfo found = blocks.get(block);
            if (start + found.offset <= in.position()) {
                return null;
            }
            DeletionTime open = block == 0 ? null : blocks.get(block - 1).endOpenMarker;
            in.seek(start + found.offset);
            firstOfBlock = found.firstName;
            return open == null ? DeletionTime.LIVE : open;
        } catch (IOException | RuntimeException | AssertionError e) {
            throw translated(e);
        }
    }

    /** What a block begins with may be of dropped columns only, and is left out then. */
    private void requireBlock(ClusteringPrefix first) throws Damage {
        if (firstOfBlock != null && metadata().comparator.compare(first, firstOfBlock) < 0) {
            throw new Damage("its index does not lead to its rows");
        }
        firstOfBlock = null;
    }

    private void requireOrder(Clustering clustering) {
        if (before != null && metadata().comparator.compare(before, clustering) >= 0) {
            throw SSTableProblems.schemaMismatch(file.data(), "its rows are in another order than the schema says.");
        }
        before = clustering;
    }

    /** Cassandra throws IOError and AssertionError for what it cannot decode. */
    private RuntimeException translated(Throwable failure) {
        if (failure instanceof VirtualMachineError error) {
            throw error; // an exhausted VM is not the file's fault
        }
        return file.problem(failure);
    }

    @Override
    public CFMetaData metadata() {
        return file.layout().metadata();
    }

    @Override
    public boolean isReverseOrder() {
        return false;
    }

    @Override
    public PartitionColumns columns() {
        return metadata().partitionColumns();
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
