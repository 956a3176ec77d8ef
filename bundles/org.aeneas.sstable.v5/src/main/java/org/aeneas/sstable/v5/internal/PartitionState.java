package org.aeneas.sstable.v5.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.Row;

/**
 * Single rows of single partitions, merged over the SSTables of one snapshot; partitions and rows are asked for in
 * order. Only files that may have a partition are opened, and only when it is asked about. For one thread.
 */
final class PartitionState {
    private final List<KnownFiles.Handle> files;
    private final ClusteringComparator order;
    private final Row.Merger merger;
    private final List<Open> opened = new ArrayList<>();
    private final List<Walk> walks = new ArrayList<>();
    private int pending;
    private DecoratedKey key;
    private Set<String> nodes = Set.of();
    private boolean begun;
    private long unknownInEnded;

    private record Open(KnownFiles.Handle file, Lookup lookup, long unknownBefore) {

        long unknownCells() {
            return lookup.unknownCells() - unknownBefore;
        }
    }

    PartitionState(ClusteringComparator order, List<KnownFiles.Handle> files) {
        this.files = files.stream().sorted(Comparator.comparing(handle -> handle.file().first())).toList();
        this.order = order;
        this.merger = new Row.Merger(files.size(), true);
    }

    /** @param nodes whose files count */
    void partition(DecoratedKey key, Set<String> nodes) {
        this.key = key;
        this.nodes = nodes;
        this.begun = false;
    }

    private List<Walk> walks() {
        if (!begun) {
            begun = true;
            walks.clear();
            closePassed();
            openReached();
            for (Open open : opened) {
                if (nodes.contains(open.file().node())) {
                    open.lookup().find(key).map(Walk::new).ifPresent(walks::add);
                }
            }
        }
        return walks;
    }

    private void closePassed() {
        opened.removeIf(open -> {
            boolean passed = open.file().file().last().compareTo(key) < 0;
            if (passed) {
                giveBack(open);
            }
            return passed;
        });
    }

    private void openReached() {
        for (; pending < files.size() && files.get(pending).file().first().compareTo(key) <= 0; pending++) {
            KnownFiles.Handle file = files.get(pending);
            if (file.file().last().compareTo(key) >= 0) {
                Lookup lookup = file.borrow();
                opened.add(new Open(file, lookup, lookup.unknownCells()));
            }
        }
    }

    /** @return whether anything in the partition's static row is alive, and then copied */
    boolean readStatic(RowCopy copy) {
        merger.clear();
        Row only = null;
        int count = 0;
        DeletionTime deletion = DeletionTime.LIVE;
        for (Walk walk : walks()) {
            DeletionTime own = walk.partition().partitionLevelDeletion();
            deletion = own.supersedes(deletion) ? own : deletion;
            only = walk.partition().staticRow();
            if (!only.isEmpty()) {
                merger.add(count++, only);
            }
        }
        Row merged = count == 0 ? null : merger.merge(deletion);
        return merged != null && copy.staticRow(merged, deletion);
    }

    /** @return whether the row is alive, and then copied */
    boolean read(ClusteringPrefix<?> place, RowCopy copy) {
        merger.clear();
        int count = 0;
        DeletionTime deletion = DeletionTime.LIVE;
        for (Walk walk : walks()) {
            walk.to(place);
            deletion = walk.deletion().supersedes(deletion) ? walk.deletion() : deletion;
            if (walk.atRow(place)) {
                merger.add(count++, walk.row());
            }
        }
        Row merged = count == 0 ? null : merger.merge(deletion);
        return merged != null && copy.row(merged, deletion);
    }

    /**
     * Looks for a row without reading it.
     *
     * @param start excluded; null for the partition's beginning
     * @param limit excluded; null for the partition's end
     * @return the first row between them; null if there is none
     */
    ClusteringPrefix<?> next(ClusteringPrefix<?> start, ClusteringPrefix<?> limit) {
        if (start != null) {
            walks().forEach(walk -> walk.behind(start));
        }
        while (true) {
            Walk first = null;
            for (Walk walk : walks()) {
                if (!walk.atEnd() && (first == null || order.compare(walk.place(), first.place()) < 0)) {
                    first = walk;
                }
            }
            if (first == null || limit != null && order.compare(first.place(), limit) >= 0) {
                return null;
            }
            if (first.atRow()) {
                return first.place();
            }
            first.pass();
        }
    }

    long unknownCells() {
        return unknownInEnded + opened.stream().mapToLong(Open::unknownCells).sum();
    }

    private void giveBack(Open open) {
        unknownInEnded += open.unknownCells();
        open.file().giveBack(open.lookup());
    }

    /** @param whole false after a failure: what may be closed is not kept */
    void close(boolean whole) {
        opened.forEach(open -> {
            if (whole) {
                giveBack(open);
            } else {
                open.lookup().close();
            }
        });
        opened.clear();
        walks.clear();
        pending = files.size();
    }
}
