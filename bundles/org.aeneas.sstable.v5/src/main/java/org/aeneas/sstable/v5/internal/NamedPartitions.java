package org.aeneas.sstable.v5.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.aeneas.sstable.TableChanges;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.DecoratedKey;

/** The partitions in which new files name something, in order. For one thread. */
final class NamedPartitions implements AutoCloseable {
    private static final int READ_AHEAD = 1 << 16;
    private static final RingPart RING = new RingPart(null, null);

    private final ClusteringComparator order;
    private final Deque<KnownFiles.Handle> pending;
    private final PriorityQueue<Named> scans = new PriorityQueue<>(Comparator.comparing(named -> named.scan().key()));
    private final List<Named> current = new ArrayList<>();
    private final FurtherKeys further;
    private final Deque<Part> parts;
    private DecoratedKey key;
    private long unknownInEnded;

    private record Named(String node, PartitionScan scan) {
    }

    private record Part(RingPart range, Set<String> nodes) {
    }

    NamedPartitions(KnownFiles known, List<KnownFiles.Handle> files, TableChanges changes) {
        this.order = known.order();
        this.pending = new ArrayDeque<>(
                files.stream().sorted(Comparator.comparing(handle -> handle.file().first())).toList());
        this.further = new FurtherKeys(known.layout(), order, changes.further());
        this.parts = new ArrayDeque<>(changes.parts().stream()
                .map(part -> new Part(RingPart.of(part.range(), known.layout().partitioner()), part.nodes())).toList());
    }

    /** @return false at the end */
    boolean next() {
        current.forEach(this::queue);
        current.clear();
        DecoratedKey other = further.nextPartition();
        while (!pending.isEmpty() && isFirst(pending.peek().file().first(), other)) {
            KnownFiles.Handle file = pending.remove();
            queue(new Named(file.node(), new PartitionScan(file.file(), RING, READ_AHEAD)));
        }
        if (scans.isEmpty() && other == null) {
            return false;
        }
        key = scans.isEmpty() || other != null && other.compareTo(scans.peek().scan().key()) < 0 ? other
                : scans.peek().scan().key();
        while (!scans.isEmpty() && scans.peek().scan().key().equals(key)) {
            current.add(scans.remove());
        }
        while (!parts.isEmpty() && !parts.peek().range().contains(key.getToken())) {
            parts.remove();
        }
        return true;
    }

    /** Whether no partition that is known by now stands before the key. */
    private boolean isFirst(DecoratedKey first, DecoratedKey other) {
        return (scans.isEmpty() || first.compareTo(scans.peek().scan().key()) <= 0)
                && (other == null || first.compareTo(other) <= 0);
    }

    private void queue(Named named) {
        boolean more = false;
        try {
            more = named.scan().advance();
        } finally {
            if (more) {
                scans.add(named);
            } else {
                unknownInEnded += named.scan().unknownCells();
                named.scan().close();
            }
        }
    }

    DecoratedKey key() {
        return key;
    }

    /** Those that replicate the partition; empty if none does, of which there can be rows all the same. */
    Set<String> nodes() {
        return parts.isEmpty() ? Set.of() : parts.peek().nodes();
    }

    /** To be asked once a partition. */
    Names names() {
        Set<String> nodes = nodes();
        return new Names(order, current.stream().filter(named -> nodes.contains(named.node()))
                .map(named -> new Walk(named.scan().partition())).toList(), further.take(key));
    }

    long unknownCells() {
        return unknownInEnded + scans.stream().mapToLong(named -> named.scan().unknownCells()).sum()
                + current.stream().mapToLong(named -> named.scan().unknownCells()).sum();
    }

    @Override
    public void close() {
        current.forEach(named -> named.scan().close());
        scans.forEach(named -> named.scan().close());
        current.clear();
        scans.clear();
        pending.clear();
    }
}
