package org.aeneas.sstable.v5.internal;

import java.io.IOException;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.StatisticsFit;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * Finds partitions by the components that each format has for it. These carry no checksums: what is found must be
 * compared with the data. For one thread.
 */
abstract class KeyIndex implements AutoCloseable, StatisticsFit.Sizes {
    static final long NONE = -1;

    record Entry(DecoratedKey key, long dataPosition) {

        /**
         * Compares with the data, whose bytes are checked.
         *
         * @throws Damage if this is not the key there
         */
        void verify(FileInput data, IPartitioner partitioner) throws IOException {
            if (dataPosition < data.length()) {
                data.seek(dataPosition);
                if (partitioner.decorateKey(ByteBufferUtil.readWithShortLength(data)).equals(key)) {
                    return;
                }
            }
            throw new Damage("its index does not lead to its partitions");
        }
    }

    abstract Entry first() throws IOException;

    abstract Entry last() throws IOException;

    /** @return where the first partition above {@code token} begins in the data; the data's length if there is none */
    abstract long positionAbove(Token token) throws IOException;

    /** @return where the key's partition begins in the data, if it is the one there; {@link #NONE} if there is none */
    abstract long position(DecoratedKey key) throws IOException;

    @Override
    public abstract void close();
}
