package org.aeneas.sstable.v5.internal;

import java.util.List;

import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.ClusteringPrefix;

/**
 * What new files name in one partition. Nothing is merged: what one file has written and another has deleted is named
 * by both. For one thread.
 */
final class Names {
    private final ClusteringComparator order;
    private final List<Walk> walks;
    private final FurtherKeys.Rows further;
    private final boolean deleted;

    Names(ClusteringComparator order, List<Walk> walks, FurtherKeys.Rows further) {
        this.order = order;
        this.walks = walks;
        this.further = further;
        this.deleted = walks.stream().anyMatch(walk -> !walk.partition().partitionLevelDeletion().isLive());
    }

    boolean staticRow() {
        return further.staticRow() || walks.stream().anyMatch(walk -> !walk.partition().staticRow().isEmpty());
    }

    /** Whether a new file deletes the partition. */
    boolean partitionDeleted() {
        return deleted;
    }

    /** Whether a new file deletes what stands before {@link #next()}. */
    boolean covered() {
        return deleted || walks.stream().anyMatch(Walk::inRange);
    }

    /** @return the place of a row, or where a range begins or ends; null at the partition's end */
    ClusteringPrefix<?> next() {
        ClusteringPrefix<?> next = further.clusterings().peek();
        for (Walk walk : walks) {
            if (!walk.atEnd() && (next == null || order.compare(walk.place(), next) < 0)) {
                next = walk.place();
            }
        }
        return next;
    }

    /** @param place as {@link #next()} gave it */
    void pass(ClusteringPrefix<?> place) {
        walks.forEach(walk -> walk.behind(place));
        while (!further.clusterings().isEmpty() && order.compare(further.clusterings().peek(), place) == 0) {
            further.clusterings().remove();
        }
    }
}
