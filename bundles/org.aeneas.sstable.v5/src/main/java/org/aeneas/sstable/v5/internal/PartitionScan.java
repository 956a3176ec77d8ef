package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.BTreeRow;
import org.apache.cassandra.db.rows.Row;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * The partitions of one file whose tokens are in a part of the ring, in order. Reads the Data component from one end of
 * the part to the other. The index tells both ends; that all partitions between them belong there, and that the last
 * ends where it says, shows that it was right: what a damaged index hid from one part would be found in another, where
 * it does not belong. For one thread.
 */
final class PartitionScan implements AutoCloseable {
    private final TableFile file;
    private final RingPart part;
    private final SerializationHeader header;
    private final KnownColumns columns;
    private final DeletionTime.Serializer deletions;
    private final Row.Builder rows = BTreeRow.sortedBuilder();
    private final FileInput in;
    private final RowDecoder decoder;
    private final long end;
    private DecoratedKey key;
    private FilePartition partition;

    /** @param part one that the file overlaps */
    PartitionScan(TableFile file, RingPart part, int readAhead) {
        this.file = file;
        this.part = part;
        FileHeader described = file.readHeader();
        this.header = file.serialization(described);
        this.columns = new KnownColumns(file.fileLayout(), header, described.version());
        this.deletions = DeletionTime.getSerializer(described.version());
        try {
            this.in = file.openData(readAhead);
        } catch (Damage e) {
            throw file.problem(e);
        }
        try {
            this.end = seekStart();
            this.decoder = RowDecoder.of(file, header, in);
        } catch (IOException | RuntimeException | AssertionError e) {
            in.close();
            throw file.problem(e);
        }
    }

    /** @return where to stop */
    private long seekStart() throws IOException {
        if (part.isRing()) {
            return in.length();
        }
        try (KeyIndex index = file.openIndex(in)) {
            long start = part.start() == null ? 0 : index.positionAbove(part.start());
            long stop = part.end() == null ? in.length() : index.positionAbove(part.end());
            if (start < 0 || start > stop || stop > in.length()) {
                throw new Damage("its index is out of order");
            }
            in.seek(start);
            return stop;
        }
    }

    /** @return false if there are no more */
    boolean advance() {
        try {
            if (partition != null) {
                partition.exhaust(); // the next partition begins where this one ends
                partition = null;
            }
            if (in.position() >= end) {
                requireEnd();
                return false;
            }
            DecoratedKey before = key;
            ByteBuffer bytes = ByteBufferUtil.readWithShortLength(in);
            key = file.layout().partitioner().decorateKey(bytes);
            if (before != null && before.compareTo(key) >= 0 || !part.contains(key.getToken())) {
                throw new Damage("its partitions are out of order");
            }
            partition = new FilePartition(file, header, key, deletions.deserialize(in), in, columns, rows);
            return true;
        } catch (IOException | RuntimeException | AssertionError e) {
            throw file.problem(e);
        }
    }

    private void requireEnd() throws Damage {
        if (in.position() > end) {
            throw new Damage("its index does not lead to its partitions");
        }
        // a file that was cut off between two partitions would look whole
        if (key != null && end == in.length() && !key.equals(file.last())) {
            throw new Damage("it ends before the last partition of its index");
        }
    }

    DecoratedKey key() {
        return key;
    }

    FilePartition partition() {
        return partition;
    }

    /** For the rows of {@link #partition()}, as long as nobody looks ahead there; null if none would be. */
    RowDecoder decoder() {
        return decoder;
    }

    TableFile file() {
        return file;
    }

    long unknownCells() {
        return columns.unknownCells();
    }

    @Override
    public void close() {
        in.close();
    }
}
