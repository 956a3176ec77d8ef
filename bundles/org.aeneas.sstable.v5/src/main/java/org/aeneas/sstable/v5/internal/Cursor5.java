package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.rows.RangeTombstoneMarker;
import org.apache.cassandra.db.rows.Unfiltered;
import org.apache.cassandra.db.rows.UnfilteredRowIterator;
import org.apache.cassandra.db.rows.UnfilteredRowIterators;

/** Merges the partitions of all files in a part of the ring, and leaves out what is dead. */
final class Cursor5 implements RowCursor {
    /** What all files together may read ahead; each reads less where there are many. */
    private static final int READ_AHEAD = 16 << 20;
    private static final int MOST_READ_AHEAD = 1 << 18;
    private static final int LEAST_READ_AHEAD = 1 << 14;

    private final RingPart part;
    private final int readAhead;
    private final RowCopy copy;
    private final long asOf;
    /** Files that begin further on than the cursor is. */
    private final Deque<TableFile> pending;
    /** Scans that stand before the partition at hand's successor, by key. */
    private final PriorityQueue<PartitionScan> scans = new PriorityQueue<>(Comparator.comparing(PartitionScan::key));
    /** Scans that hold a part of the partition at hand. */
    private final List<PartitionScan> current = new ArrayList<>();
    private UnfilteredRowIterator partition;
    /** For rows of the partition at hand; null where several files have it, or its rows are not of the common kind. */
    private RowDecoder decoder;
    private DeletionTime partitionDeletion = DeletionTime.LIVE;
    private DeletionTime deletion = DeletionTime.LIVE;
    private long unknownInEnded;

    /** @param files those that overlap the part */
    Cursor5(Layout layout, List<TableFile> files, RingPart part, long asOf) {
        this.part = part;
        this.readAhead = Math.max(LEAST_READ_AHEAD, Math.min(MOST_READ_AHEAD, READ_AHEAD / Math.max(1, files.size())));
        this.asOf = asOf;
        this.copy = new RowCopy(layout, new Row(layout.schema()), asOf);
        this.pending = new ArrayDeque<>(files.stream().sorted(Comparator.comparing(TableFile::first)).toList());
    }

    @Override
    public boolean next() {
        try (ContextLoader context = new ContextLoader()) {
            return advance();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw current.isEmpty() ? Failures.unexpected(e) : current.get(0).file().problem(e);
        }
    }

    private boolean advance() throws IOException {
        while (true) {
            RowDecoder.Outcome outcome = decoder == null ? RowDecoder.Outcome.UNUSUAL
                    : decoder.decode(copy.row(), deletion.markedForDeleteAt(), asOf);
            if (outcome == RowDecoder.Outcome.ALIVE) {
                return true;
            } else if (outcome == RowDecoder.Outcome.DEAD) {
                continue;
            }
            if (partition == null || !partition.hasNext()) {
                if (!nextPartition()) {
                    return false;
                }
                copy.partition(partition.partitionKey().getKey());
                if (copy.staticRow(partition.staticRow(), partitionDeletion)) {
                    return true;
                }
            } else {
                Unfiltered next = partition.next();
                if (next.isRangeTombstoneMarker()) {
                    mark((RangeTombstoneMarker) next);
                } else if (copy.row((org.apache.cassandra.db.rows.Row) next, deletion)) {
                    return true;
                }
            }
        }
    }

    /** Rows that a range deletes may stand in the same file as the deletion. */
    private void mark(RangeTombstoneMarker marker) {
        boolean later = marker.isOpen(false) && marker.openDeletionTime(false).supersedes(partitionDeletion);
        deletion = later ? marker.openDeletionTime(false) : partitionDeletion;
    }

    private boolean nextPartition() {
        partition = null;
        decoder = null;
        while (!current.isEmpty()) {
            queue(current.remove(current.size() - 1));
        }
        while (!pending.isEmpty()
                && (scans.isEmpty() || pending.peek().first().compareTo(scans.peek().key()) <= 0)) {
            queue(new PartitionScan(pending.remove(), part, readAhead));
        }
        if (scans.isEmpty()) {
            return false;
        }
        do {
            current.add(scans.remove());
        } while (!scans.isEmpty() && scans.peek().key().equals(current.get(0).key()));
        if (current.size() == 1) {
            partition = current.get(0).partition();
            decoder = current.get(0).decoder();
        } else {
            partition = UnfilteredRowIterators.merge(
                    current.stream().<UnfilteredRowIterator>map(PartitionScan::partition).toList());
        }
        partitionDeletion = partition.partitionLevelDeletion();
        deletion = partitionDeletion;
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
                unknownInEnded += scan.unknownCells();
                scan.close();
            }
        }
    }

    @Override
    public Row row() {
        return copy.row();
    }

    @Override
    public long unknownCells() {
        return unknownInEnded + copy.unknownCells() + scans.stream().mapToLong(PartitionScan::unknownCells).sum()
                + current.stream().mapToLong(PartitionScan::unknownCells).sum();
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
