package org.aeneas.sstable.v3.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

import org.aeneas.sstable.TableChanges;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.dht.Token.TokenFactory;

/** The partitions in which new files name something, in order. For one thread. */
final class NamedPartitions implements AutoCloseable {
    private static final int READ_AHEAD = 1 << 16;

    private final ClusteringComparator order;
    private final Deque<KnownFiles.Handle> pending;
    private final PriorityQueue<Named> scans = new PriorityQueue<>(Comparator.comparing(named -> named.scan().key()));
    private final List<Named> current = new ArrayList<>();
    private final FurtherKeys further;
    private final Deque<Part> parts;
    private DecoratedKey key;

    private record Named(String node, PartitionScan scan) {
    }

    /** @param end included; null for the ring's end */
    private record Part(Token end, Set<String> nodes) {
    }

    NamedPartitions(KnownFiles known, List<KnownFiles.Handle> files, TableChanges changes) {
        this.order = known.order();
        this.pending = new ArrayDeque<>(
                files.stream().sorted(Comparator.comparing(handle -> handle.file().first())).toList());
        this.further = new FurtherKeys(known.layout(), order, changes.further());
        TokenFactory tokens = known.layout().metadata().partitioner.getTokenFactory();
        this.parts = new ArrayDeque<>(changes.parts().stream().map(part -> new Part(
                part.range().end().isEmpty() ? null : tokens.fromString(part.range().end()), part.nodes())).toList());
    }

    /** @return false at the end */
    boolean next() {
        current.forEach(this::queue);
        current.clear();
        DecoratedKey other = further.nextPartition();
        while (!pending.isEmpty() && isFirst(pending.peek().file().first(), other)) {
            KnownFiles.Handle file = pending.remove();
            queue(new Named(file.node(), scan(file.file())));
        }
        if (scans.isEmpty() && other == null) {
            return false;
        }
        key = scans.isEmpty() || other != null && other.compareTo(scans.peek().scan().key()) < 0 ? other
                : scans.peek().scan().key();
        while (!scans.isEmpty() && scans.peek().scan().key().equals(key)) {
            current.add(scans.remove());
        }
        while (!parts.isEmpty() && parts.peek().end() != null
                && key.getToken().compareTo(parts.peek().end()) > 0) {
            parts.remove();
        }
        return true;
    }

    private static PartitionScan scan(TableFile file) {
        return new PartitionScan(file, Optional.empty(), Optional.empty(), READ_AHEAD);
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

    @Override
    public void close() {
        current.forEach(named -> named.scan().close());
        scans.forEach(named -> named.scan().close());
        current.clear();
        scans.clear();
        pending.clear();
    }
}
