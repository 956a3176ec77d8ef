package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.PlainContent;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * The Partitions component of the bti format. What its trie finds is a place in the Rows component where the partition
 * is large, else in the data; both begin with the whole key. The component ends with where the first and the last key
 * stand, how many keys there are, and where the trie's root is.
 */
final class BtiKeyIndex extends KeyIndex {
    private static final int FOOTER = 3 * Long.BYTES;

    private final IPartitioner partitioner;
    private final FileInput data;
    private final FileInput rows;
    private final TriePages pages;
    private final DecoratedKey first;
    private final DecoratedKey last;
    private final BtiTrie trie;

    /** @param data of the same SSTable; stays the caller's */
    BtiKeyIndex(TableFile file, FileInput data) throws IOException {
        this.partitioner = file.layout().partitioner();
        this.data = data;
        this.pages = new TriePages(file.component("Partitions.db"));
        try {
            this.rows = new FileInput(new PlainContent(file.component("Rows.db"), 4096));
        } catch (RuntimeException e) {
            pages.close();
            throw e;
        }
        try {
            FileInput in = pages.input();
            in.seek(Math.max(0, in.length() - FOOTER));
            long keys = in.readLong();
            in.readLong();
            long root = in.readLong();
            in.seek(keys);
            this.first = key(in);
            this.last = key(in);
            this.trie = new BtiTrie(pages, root);
        } catch (IOException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    @Override
    Entry first() {
        return new Entry(first, 0);
    }

    @Override
    Entry last() throws IOException {
        return new Entry(last, dataPosition(trie.last()));
    }

    @Override
    long positionAbove(Token token) throws IOException {
        long place = trie.similar(token.maxKeyBound());
        if (place == BtiTrie.NONE_FOUND || key(at(place)).getToken().compareTo(token) <= 0) {
            place = trie.greater();
        }
        return place == BtiTrie.NONE_FOUND ? data.length() : dataPosition(place);
    }

    @Override
    long position(DecoratedKey key) throws IOException {
        long place = trie.similar(key);
        return place == BtiTrie.NONE_FOUND || !key(at(place)).equals(key) ? NONE : dataPosition(place);
    }

    @Override
    public void forEach(LongConsumer size) throws IOException {
        long start = 0;
        while (start < data.length()) {
            data.seek(start);
            long next = positionAbove(key(data).getToken());
            if (next <= start) {
                throw new Damage("its index is out of order");
            }
            size.accept(next - start);
            start = next;
        }
    }

    @Override
    public long length() {
        return pages.input().length();
    }

    private long dataPosition(long place) throws IOException {
        if (place < 0) {
            return ~place;
        }
        FileInput in = at(place);
        ByteBufferUtil.skipShortLength(in);
        return in.readUnsignedVInt();
    }

    /** A place in the data is written as its complement. */
    private FileInput at(long place) {
        FileInput in = place < 0 ? data : rows;
        in.seek(place < 0 ? ~place : place);
        return in;
    }

    private DecoratedKey key(FileInput in) throws IOException {
        ByteBuffer bytes = ByteBufferUtil.readWithShortLength(in);
        return partitioner.decorateKey(bytes);
    }

    @Override
    public void close() {
        rows.close();
        pages.close();
    }
}
