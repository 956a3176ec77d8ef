package org.aeneas.sstable.v3.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.RangeTombstoneMarker;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.db.rows.UnfilteredRowIterator;
import org.apache.cassandra.db.rows.UnfilteredRowIterators;
import org.apache.cassandra.dht.Token;

/** Merges the partitions of all files in a range, and leaves out what is dead. */
final class Cursor3 implements RowCursor {
    /** What all files together may read ahead; each reads less where there are many. */
    private static final int READ_AHEAD = 16 << 20;
    private static final int MOST_READ_AHEAD = 1 << 18;
    private static final int LEAST_READ_AHEAD = 1 << 14;

    private final Optional<Token> start;
    private final Optional<Token> end;
    private final int readAhead;
    private final int now;
    private final Row row;
    private final RowCopy copy;
    private final DroppedColumns dropped;
    private final boolean checkLengths;
    /** Files that begin further on than the cursor is. */
    private final Deque<TableFile> pending;
    /** Scans that stand before the partition at hand's successor, by key. */
    private final PriorityQueue<PartitionScan> scans = new PriorityQueue<>(Comparator.comparing(PartitionScan::key));
    /** Scans that hold a part of the partition at hand. */
    private final List<PartitionScan> current = new ArrayList<>();
    private UnfilteredRowIterator partition;
    private long partitionDeletedAt;
    private long deletedAt;
    private long unknown;

    /** @param files those that overlap the range */
    Cursor3(Layout layout, List<TableFile> files, Optional<Token> start, Optional<Token> end, long asOf) {
        this.start = start;
        this.end = end;
        this.readAhead = Math.max(LEAST_READ_AHEAD, Math.min(MOST_READ_AHEAD, READ_AHEAD / Math.max(1, files.size())));
        // Cassandra 3.11 counts seconds in an int, and Integer.MAX_VALUE means never
        this.now = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1L, asOf));
        this.row = new Row(layout.schema());
        this.copy = new RowCopy(layout, row, now,
                files.stream().allMatch(file -> file.serialization().isEmpty()));
        this.dropped = layout.dropped();
        this.checkLengths = files.stream().anyMatch(file -> file.serialization().isEmpty());
        this.pending = new ArrayDeque<>(files.stream().sorted(Comparator.comparing(TableFile::first)).toList());
    }

    @Override
    public boolean next() {
        try (ContextLoader context = new ContextLoader()) {
            dropped.takeUnknown(); // what another cursor of this thread met
            boolean found = advance();
            unknown += dropped.takeUnknown();
            return found;
        } catch (RuntimeException | AssertionError e) {
            throw current.isEmpty() ? Failures.unexpected(e) : current.get(0).file().problem(e);
        }
    }

    private boolean advance() {
        while (true) {
            if (partition == null || !partition.hasNext()) {
                if (!nextPartition()) {
                    return false;
                }
                copy.partition(partition.partitionKey());
                if (copy.staticRow(partition.staticRow(), partitionDeletedAt)) {
                    return found();
                }
            } else {
                Unfiltered next = partition.next();
                if (next.isRangeTombstoneMarker()) {
                    mark((RangeTombstoneMarker) next);
                } else if (copy.row((org.apache.cassandra.db.rows.Row) next, deletedAt)) {
                    return found();
                }
            }
        }
    }

    private boolean found() {
        if (checkLengths) {
            copy.requireLengths(current.get(0).file());
        }
        return true;
    }

    /** Rows that a range deletes may stand in the same file as the deletion. */
    private void mark(RangeTombstoneMarker marker) {
        DeletionTime open = marker.isOpen(false) ? marker.openDeletionTime(false) : DeletionTime.LIVE;
        deletedAt = Math.max(partitionDeletedAt, open.markedForDeleteAt());
    }

    private boolean nextPartition() {
        partition = null;
        current.forEach(this::queue);
        current.clear();
        while (!pending.isEmpty()
                && (scans.isEmpty() || pending.peek().first().compareTo(scans.peek().key()) <= 0)) {
            queue(new PartitionScan(pending.remove(), start, end, readAhead));
        }
        if (scans.isEmpty()) {
            return false;
        }
        do {
            current.add(scans.remove());
        } while (!scans.isEmpty() && scans.peek().key().equals(current.get(0).key()));
        partition = current.size() == 1 ? current.get(0).partition() : UnfilteredRowIterators.merge(
                current.stream().<UnfilteredRowIterator>map(PartitionScan::partition).toList(), now);
        partitionDeletedAt = partition.partitionLevelDeletion().markedForDeleteAt();
        deletedAt = partitionDeletedAt;
        return true;
    }

    private void queue(PartitionScan scan) {
        boolean more = false;
        try {
            more = scan.advance();
        } finally {
            if (more) {
                scans.add(scan);
            } else {
                scan.close();
            }
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public long unknownCells() {
        return unknown + copy.unknownCells();
    }

    @Override
    public void close() {
        current.forEach(PartitionScan::close);
        scans.forEach(PartitionScan::close);
        current.clear();
        scans.clear();
        pending.clear();
        partition = null;
    }
}
