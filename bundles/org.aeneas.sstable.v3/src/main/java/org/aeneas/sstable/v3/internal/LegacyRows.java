package org.aeneas.sstable.v3.internal;

import java.io.IOError;
import java.io.IOException;
import java.util.Arrays;

import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.LegacyLayout;
import org.apache.cassandra.db.LegacyLayout.CellGrouper;
import org.apache.cassandra.db.LegacyLayout.LegacyAtom;
import org.apache.cassandra.db.LegacyLayout.LegacyRangeTombstone;
import org.apache.cassandra.db.UnknownColumnException;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.Rows;
import org.apache.cassandra.db.rows.SerializationHelper;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.io.util.DataInputPlus;
import org.apache.cassandra.utils.AbstractIterator;

/**
 * The rows of a partition in a file before 3.0, whose atoms are cells and deleted ranges. Stands in for Cassandra's
 * class {@code UnfilteredDeserializer}, which gives a row in two parts, or fails, where a deleted range was cut or
 * repeated inside of the row: Cassandra 2.x does the one where a collection in the range is deleted too, and the other
 * at each block of its index. Not for compact tables, whose rows are of one cell.
 */
final class LegacyRows extends AbstractIterator<Unfiltered> {
    private final CFMetaData metadata;
    private final DataInputPlus in;
    private final SerializationHelper helper;
    private final CellGrouper grouper;
    private final LegacyRanges ranges;
    private LegacyAtom peeked;
    private Row row;

    LegacyRows(CFMetaData metadata, DataInputPlus in, SerializationHelper helper, DeletionTime partitionDeletion) {
        this.metadata = metadata;
        this.in = in;
        this.helper = helper;
        this.grouper = new CellGrouper(metadata, helper);
        this.ranges = new LegacyRanges(metadata.comparator, partitionDeletion);
        this.peeked = read();
    }

    /** To be called first. A range from the partition's beginning stands before the static cells. */
    Row readStaticRow() {
        while (peeked != null && !isInRow(peeked) && peeked.clustering().size() == 0) {
            ranges.add(peeked.asRangeTombstone());
            peeked = read();
        }
        CellGrouper statics = CellGrouper.staticGrouper(metadata, helper);
        while (peeked != null && peeked.isStatic() && isInRow(peeked) && statics.addAtom(peeked)) {
            peeked = read();
        }
        Row found = statics.getRow();
        return found == null ? Rows.EMPTY_STATIC_ROW : found;
    }

    @Override
    protected Unfiltered computeNext() {
        while (row != null || peeked != null) {
            Unfiltered marker;
            if (row == null && isInRow(peeked)) {
                row = group();
                continue;
            } else if (row != null) {
                marker = ranges.next(row.clustering());
            } else {
                marker = ranges.next(ranges.start(peeked.asRangeTombstone()));
            }
            if (marker != null) {
                return marker;
            } else if (row != null) {
                Row whole = row;
                row = null;
                return whole;
            }
            ranges.add(peeked.asRangeTombstone());
            peeked = read();
        }
        Unfiltered marker = ranges.next(null);
        return marker == null ? endOfData() : marker;
    }

    /** @return null if all cells of the row are of columns that were dropped */
    private Row group() {
        grouper.reset();
        while (peeked != null) {
            if (!isInRow(peeked)) {
                Clustering current = grouper.currentRowClustering();
                if (current == null
                        || metadata.comparator.compare(ranges.start(peeked.asRangeTombstone()), current) > 0) {
                    break;
                }
                ranges.add(peeked.asRangeTombstone());
            } else if (!grouper.addAtom(peeked)) {
                break;
            }
            peeked = read();
        }
        return grouper.getRow();
    }

    /** A range from a collection of one row to the same collection of another passes for a collection's deletion. */
    private boolean isInRow(LegacyAtom atom) {
        if (atom.isCell() || !atom.isRowAtom(metadata)) {
            return atom.isCell();
        }
        LegacyRangeTombstone tombstone = atom.asRangeTombstone();
        return Arrays.equals(tombstone.start.bound.getRawValues(), tombstone.stop.bound.getRawValues());
    }

    /** @return null at the partition's end */
    private LegacyAtom read() {
        while (true) {
            try {
                return LegacyLayout.readLegacyAtom(metadata, in, false);
            } catch (UnknownColumnException e) {
                continue; // the cell has been read; whoever looks for dropped columns counts it
            } catch (IOException e) {
                throw new IOError(e);
            }
        }
    }
}
