package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.PlainContent;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.utils.ByteBufferUtil;

/** The entries of the Index component: each partition's key and where it begins in the Data component. */
final class IndexReader implements AutoCloseable {
    private final FileInput in;
    private final IPartitioner partitioner;
    private DecoratedKey key;
    private long place;
    private long dataPosition;

    IndexReader(Path file, IPartitioner partitioner) {
        this.in = new FileInput(new PlainContent(file, 1 << 14));
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
            dataPosition = in.readUnsignedVInt();
            in.skipBytesFully(in.readUnsignedVInt32()); // the index of a large partition's rows
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

    /** Where the partition begins in the uncompressed data. */
    long dataPosition() {
        return dataPosition;
    }

    long length() {
        return in.length();
    }

    @Override
    public void close() {
        in.close();
    }
}
