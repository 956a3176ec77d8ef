package org.aeneas.sstable.v3.internal;

import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.RangeTombstoneMarker;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.db.rows.Unfiltered;

/** Walks through a partition as it stands in one file, forward only, and knows what deletes there. For one thread. */
final class Walk {
    private final FilePartition partition;
    private final ClusteringComparator order;
    private Unfiltered next;
    private DeletionTime open = DeletionTime.LIVE;

    Walk(FilePartition partition) {
        this.partition = partition;
        this.order = partition.metadata().comparator;
        read();
    }

    private void read() {
        next = partition.hasNext() ? partition.next() : null;
    }

    FilePartition partition() {
        return partition;
    }

    boolean atEnd() {
        return next == null;
    }

    /** Of a row, or of a place between rows at which the deletion of a range begins or ends. */
    ClusteringPrefix place() {
        return next.clustering();
    }

    boolean atRow() {
        return next != null && next.isRow();
    }

    boolean atRow(ClusteringPrefix place) {
        return atRow() && order.compare(next.clustering(), place) == 0;
    }

    Row row() {
        return (Row) next;
    }

    /** Whether the deletion of a range covers what comes next. */
    boolean inRange() {
        return !open.isLive();
    }

    /** What deletes the rows that come next, in this file: the deletion of a range around them, or of the partition. */
    DeletionTime deletion() {
        DeletionTime whole = partition.partitionLevelDeletion();
        return open.supersedes(whole) ? open : whole;
    }

    void pass() {
        if (next.isRangeTombstoneMarker()) {
            RangeTombstoneMarker marker = (RangeTombstoneMarker) next;
            open = marker.isOpen(false) ? marker.openDeletionTime(false) : DeletionTime.LIVE;
        }
        read();
    }

    /** To the first that is not before the place. */
    void to(ClusteringPrefix place) {
        if (next == null || order.compare(next.clustering(), place) >= 0) {
            return;
        }
        pass();
        DeletionTime there = next == null || order.compare(next.clustering(), place) >= 0 ? null
                : partition.skipTo(place);
        if (there != null) {
            open = there;
            read();
        }
        while (next != null && order.compare(next.clustering(), place) < 0) {
            pass();
        }
    }

    /** To the first that is behind the place. */
    void behind(ClusteringPrefix place) {
        to(place);
        while (next != null && order.compare(next.clustering(), place) == 0) {
            pass();
        }
    }
}
