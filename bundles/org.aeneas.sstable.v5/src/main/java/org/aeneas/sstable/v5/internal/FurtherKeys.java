package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.sstable.RowKey;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.IPartitioner;

/** Keys that are read although no file names them, in the order of files. For one thread. */
final class FurtherKeys {
    private static final int COMPONENT_OVERHEAD = 3;

    private final Deque<Key> keys;

    /** @param clustering empty for the static row, or what is stored as such */
    private record Key(DecoratedKey partition, Clustering<?> clustering, boolean isStatic) {
    }

    /** @param clusterings of rows of one partition, in order */
    record Rows(boolean staticRow, Deque<Clustering<?>> clusterings) {
        static final Rows NONE = new Rows(false, new ArrayDeque<>());
    }

    FurtherKeys(Layout layout, ClusteringComparator order, List<RowKey> keys) {
        IPartitioner partitioner = layout.partitioner();
        List<Key> sorted = new ArrayList<>();
        for (RowKey key : keys) {
            boolean isStatic = layout.staticCompact() || key.kind() == Row.Kind.STATIC;
            sorted.add(new Key(partitioner.decorateKey(joined(key.partition())),
                    isStatic ? Clustering.STATIC_CLUSTERING : clustering(key, order.size()), isStatic));
        }
        Comparator<Key> inPartition = (a, b) -> a.isStatic() || b.isStatic()
                ? Boolean.compare(b.isStatic(), a.isStatic()) : order.compare(a.clustering(), b.clustering());
        sorted.sort(Comparator.comparing(Key::partition).thenComparing(inPartition));
        this.keys = new ArrayDeque<>(sorted);
    }

    private static Clustering<?> clustering(RowKey key, int size) {
        ByteBuffer[] values = new ByteBuffer[size]; // compact tables may leave out the last ones
        for (int i = 0; i < key.clustering().size(); i++) {
            values[i] = copy(key.clustering().get(i));
        }
        return size == 0 ? Clustering.EMPTY : Clustering.make(values);
    }

    /** Cassandra compares by address what shows no array, as read-only buffers do not. */
    private static ByteBuffer copy(ByteBuffer value) {
        return ByteBuffer.allocate(value.remaining()).put(value.duplicate()).flip();
    }

    private static ByteBuffer joined(List<ByteBuffer> components) {
        if (components.size() == 1) {
            return copy(components.get(0));
        }
        ByteBuffer key = ByteBuffer.allocate(
                components.stream().mapToInt(component -> component.remaining() + COMPONENT_OVERHEAD).sum());
        for (ByteBuffer component : components) {
            key.putShort((short) component.remaining()).put(component.duplicate()).put((byte) 0);
        }
        return key.flip();
    }

    /** @return null if there is none */
    DecoratedKey nextPartition() {
        return keys.isEmpty() ? null : keys.peek().partition();
    }

    /** Takes all keys of a partition, if it is the next one. */
    Rows take(DecoratedKey partition) {
        if (!partition.equals(nextPartition())) {
            return Rows.NONE;
        }
        boolean isStatic = false;
        Deque<Clustering<?>> clusterings = new ArrayDeque<>();
        while (partition.equals(nextPartition())) {
            Key key = keys.remove();
            isStatic |= key.isStatic();
            if (!key.isStatic()) {
                clusterings.add(key.clustering());
            }
        }
        return new Rows(isStatic, clusterings);
    }
}
