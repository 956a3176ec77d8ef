package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.rows.SerializationHelper;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * The partitions of one file whose tokens are in a range, in order. Reads the Data component from one end of the range
 * to the other; the Index only tells where to begin, and is compared with the data. For one thread.
 */
final class PartitionScan implements AutoCloseable {
    private final TableFile file;
    private final Optional<Token> end;
    private final IPartitioner partitioner;
    private final SerializationHelper helper;
    private final FileInput in;
    private DecoratedKey key;
    private FilePartition partition;

    /**
     * @param start excluded; empty for the beginning
     * @param end   included; empty for the end
     */
    PartitionScan(TableFile file, Optional<Token> start, Optional<Token> end, int readAhead) {
        this.file = file;
        this.end = end;
        this.partitioner = file.layout().metadata().partitioner;
        this.helper = file.helper();
        try {
            this.in = file.openData(readAhead);
        } catch (Damage e) {
            throw file.problem(e);
        }
        try {
            if (start.isPresent() && start.get().compareTo(file.first().getToken()) >= 0) {
                seek(start.get());
            }
        } catch (IOException | RuntimeException e) {
            in.close();
            throw file.problem(e);
        }
    }

    /** @return false if there are no more */
    boolean advance() {
        try {
            while (partition != null && partition.hasNext()) {
                partition.next(); // the next partition begins where this one ends
            }
            partition = null;
            boolean last = file.last().equals(key);
            if (in.atEnd()) {
                requireLast(last);
                return false;
            }
            if (last) { // other ranges, which hold what comes now, leave the file out
                throw new Damage("it goes on behind the last partition of its index");
            }
            DecoratedKey before = key;
            key = readKey();
            if (before != null && before.compareTo(key) >= 0) {
                throw new Damage("its partitions are out of order");
            }
            if (end.isPresent() && key.getToken().compareTo(end.get()) > 0) {
                return false;
            }
            partition = file.partition(key, in, helper);
            return true;
        } catch (IOException | RuntimeException | AssertionError e) {
            throw file.problem(e);
        }
    }

    DecoratedKey key() {
        return key;
    }

    FilePartition partition() {
        return partition;
    }

    TableFile file() {
        return file;
    }

    private DecoratedKey readKey() throws IOException {
        ByteBuffer bytes = ByteBufferUtil.readWithShortLength(in);
        return partitioner.decorateKey(bytes);
    }

    /** A file without checksums that was cut off between two partitions would look whole. */
    private void requireLast(boolean last) throws Damage {
        if (key != null && !last) {
            throw new Damage("it ends before the last partition of its index");
        }
    }

    private void seek(Token start) throws IOException {
        try (KeyIndex index = file.openIndex()) {
            Optional<KeyIndex.Start> found = index.startAfter(start.maxKeyBound());
            if (found.isEmpty()) {
                in.seek(in.length());
                return;
            }
            if (found.get().before().isPresent()) {
                found.get().before().get().verify(in, partitioner);
            }
            found.get().first().verify(in, partitioner);
            in.seek(found.get().first().dataPosition());
        }
    }

    @Override
    public void close() {
        in.close();
    }
}
