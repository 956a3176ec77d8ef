package org.aeneas.sstable.v3.internal;

import java.util.Comparator;
import java.util.PriorityQueue;

import org.apache.cassandra.db.ClusteringBound;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.LegacyLayout.LegacyRangeTombstone;
import org.apache.cassandra.db.rows.RangeTombstoneBoundMarker;
import org.apache.cassandra.db.rows.RangeTombstoneBoundaryMarker;
import org.apache.cassandra.db.rows.RangeTombstoneMarker;

/**
 * Deleted ranges of rows, which files before 3.0 repeat and let overlap, as markers that do neither. Holds those that
 * have not ended. For one partition and one thread.
 */
final class LegacyRanges {
    private final ClusteringComparator comparator;
    private final DeletionTime partitionDeletion;
    private final PriorityQueue<Range> coming;
    private final PriorityQueue<Range> open;
    private DeletionTime latest = DeletionTime.LIVE;

    private record Range(ClusteringBound start, ClusteringBound stop, DeletionTime deletion) {
    }

    LegacyRanges(ClusteringComparator comparator, DeletionTime partitionDeletion) {
        this.comparator = comparator;
        this.partitionDeletion = partitionDeletion;
        this.coming = new PriorityQueue<>(Comparator.comparing(Range::start, comparator::compare));
        this.open = new PriorityQueue<>(Comparator.comparing(Range::stop, comparator::compare));
    }

    /** A range that starts neither before the row that was read last, nor before {@link #next}'s last limit. */
    void add(LegacyRangeTombstone tombstone) {
        Range range = new Range(start(tombstone), stop(tombstone), tombstone.deletionTime);
        if (!partitionDeletion.deletes(range.deletion().markedForDeleteAt())
                && coming.stream().noneMatch(other -> isWithin(range, other))
                && open.stream().noneMatch(other -> isWithin(range, other))) {
            coming.add(range);
        }
    }

    private boolean isWithin(Range range, Range other) {
        return !range.deletion().supersedes(other.deletion()) && comparator.compare(other.start(), range.start()) <= 0
                && comparator.compare(other.stop(), range.stop()) >= 0;
    }

    /**
     * Where the range begins, with the whole of the row in which it does. Nothing before 3.0 deletes from within a row:
     * such a range is the rest of one that was cut where a later deletion, of the row or of a collection, begins.
     */
    ClusteringBound start(LegacyRangeTombstone tombstone) {
        ClusteringBound start = tombstone.start.bound;
        return isInRow(start) ? ClusteringBound.inclusiveStartOf(start) : start;
    }

    private ClusteringBound stop(LegacyRangeTombstone tombstone) {
        ClusteringBound stop = tombstone.stop.bound;
        return isInRow(stop) ? ClusteringBound.inclusiveEndOf(stop) : stop;
    }

    private boolean isInRow(ClusteringBound bound) {
        return bound.size() == comparator.size();
    }

    /** @return the next marker before the limit (null for the partition's end), null if there is none */
    RangeTombstoneMarker next(ClusteringPrefix limit) {
        while (!coming.isEmpty() || !open.isEmpty()) {
            ClusteringBound at = open.isEmpty() || !coming.isEmpty()
                    && comparator.compare(coming.peek().start(), open.peek().stop()) <= 0 ? coming.peek().start()
                            : open.peek().stop();
            if (limit != null && comparator.compare(at, limit) >= 0) {
                return null;
            }
            DeletionTime before = latest;
            pass(at);
            if (!latest.equals(before)) {
                return marker(at.isStart() ? at : at.invert(), before);
            }
        }
        return null;
    }

    private void pass(ClusteringBound at) {
        while (!coming.isEmpty() && comparator.compare(coming.peek().start(), at) == 0) {
            open.add(coming.remove());
        }
        while (!open.isEmpty() && comparator.compare(open.peek().stop(), at) == 0) {
            open.remove();
        }
        latest = open.stream().map(Range::deletion).reduce(DeletionTime.LIVE, (a, b) -> b.supersedes(a) ? b : a);
    }

    private RangeTombstoneMarker marker(ClusteringBound start, DeletionTime before) {
        if (before.isLive()) {
            return new RangeTombstoneBoundMarker(start, latest);
        }
        return latest.isLive() ? new RangeTombstoneBoundMarker(start.invert(), before)
                : RangeTombstoneBoundaryMarker.makeBoundary(false, start.invert(), start, before, latest);
    }
}
