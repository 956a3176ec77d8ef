package org.aeneas.sstable.v5.internal;

import java.io.UncheckedIOException;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.io.tries.Walker;
import org.apache.cassandra.io.util.SizedInts;
import org.apache.cassandra.utils.bytecomparable.ByteComparable;
import org.apache.cassandra.utils.bytecomparable.ByteSource;

/**
 * The trie in the Partitions component: as much of each key as tells it from its neighbours, and where its partition
 * is (class {@code PartitionIndex}, whose own reader needs buffers that Java 17 lets out only by option). For one
 * thread.
 */
final class BtiTrie extends Walker<BtiTrie> {
    static final long NONE_FOUND = Long.MIN_VALUE;
    /** Of a leaf's flags: a byte of the key's hash stands before the place. */
    private static final int WITH_HASH = 8;

    BtiTrie(TriePages pages, long root) {
        super(pages, root);
    }

    /** @return the place of the one key that may be anything in relation to {@code bound}, or {@link #NONE_FOUND} */
    long similar(ByteComparable bound) {
        int unmatched = followWithGreater(bound);
        return !hasChildren() || unmatched == ByteSource.END_OF_STREAM ? place() : NONE_FOUND;
    }

    /** @return after {@link #similar}, the place of the lowest key that is surely greater, or {@link #NONE_FOUND} */
    long greater() {
        if (greaterBranch == NONE) {
            return NONE_FOUND;
        }
        go(greaterBranch);
        while (payloadFlags() == 0) {
            descend(transition(0));
        }
        return place();
    }

    long last() {
        go(root);
        while (lastTransition() != NONE) {
            descend(lastTransition());
        }
        return place();
    }

    /** Nodes are written after those that they lead to; a damaged file must not lead in a circle. */
    private void descend(long child) {
        if (child < 0 || child >= position) {
            throw new UncheckedIOException(new Damage("its trie leads nowhere"));
        }
        go(child);
    }

    private long place() {
        int flags = payloadFlags();
        int skip = flags >= WITH_HASH ? 1 : 0;
        int bytes = flags >= WITH_HASH ? flags - WITH_HASH + 1 : flags;
        return bytes == 0 ? NONE_FOUND : SizedInts.read(buf, payloadPosition() + skip, bytes);
    }
}
