package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.PlainContent;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.io.sstable.format.Version;
import org.apache.cassandra.utils.ByteBufferUtil;

/** The entries of the Index component: each partition's key and where it begins in the Data component. */
final class IndexReader implements AutoCloseable {
    private final FileInput in;
    private final Version version;
    private final IPartitioner partitioner;
    private DecoratedKey key;
    private long place;
    private long dataPosition;
    private long rowsPlace;
    private int rowsLength;

    IndexReader(Path file, Version version, IPartitioner partitioner) {
        this.in = new FileInput(new PlainContent(file, 1 << 14));
        this.version = version;
        this.partitioner = partitioner;
    }

    void seek(long place) {
        in.seek(place);
        key = null;
    }

    /**
     * Moves to the next entry.
     *
     * @return false at the end
     * @throws Damage if the entry cannot be, or is not in order
     */
    boolean next() throws Damage {
        if (in.atEnd()) {
            return false;
        }
        DecoratedKey before = key;
        try {
            place = in.position();
            ByteBuffer bytes = ByteBufferUtil.readWithShortLength(in);
            key = partitioner.decorateKey(bytes);
            dataPosition = version.storeRows() ? in.readUnsignedVInt() : in.readLong();
            int promoted = version.storeRows() ? (int) in.readUnsignedVInt() : in.readInt();
            rowsLength = Math.max(0, promoted);
            rowsPlace = in.position();
            in.skipBytesFully(rowsLength); // the index of a large partition's rows
        } catch (IOException | RuntimeException e) {
            throw new Damage("the entry at byte " + place + " cannot be read", e);
        }
        if (dataPosition < 0 || before != null && before.compareTo(key) >= 0) {
            throw new Damage("the entry at byte " + place + " is out of order");
        }
        return true;
    }

    DecoratedKey key() {
        return key;
    }

    /** Where the entry begins in the index. */
    long place() {
        return place;
    }

    /** Where the partition begins in the uncompressed data. */
    long dataPosition() {
        return dataPosition;
    }

    /** Where the index of the partition's rows begins; it has {@link #rowsLength()} bytes, 0 in a small partition. */
    long rowsPlace() {
        return rowsPlace;
    }

    int rowsLength() {
        return rowsLength;
    }

    /** What it reads from, until it is moved. */
    FileInput in() {
        return in;
    }

    long length() {
        return in.length();
    }

    @Override
    public void close() {
        in.close();
    }
}
