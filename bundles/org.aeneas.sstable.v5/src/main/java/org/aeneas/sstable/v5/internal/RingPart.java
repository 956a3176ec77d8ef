package org.aeneas.sstable.v5.internal;

import org.aeneas.core.row.TokenRange;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;

/** A part of the ring as the partitioner's tokens, (start, end]; null leaves a side open. */
record RingPart(Token start, Token end) {

    static RingPart of(TokenRange range, IPartitioner partitioner) {
        return new RingPart(token(range.start(), partitioner), token(range.end(), partitioner));
    }

    private static Token token(String text, IPartitioner partitioner) {
        return text.isEmpty() ? null : partitioner.getTokenFactory().fromString(text);
    }

    boolean isRing() {
        return start == null && end == null;
    }

    boolean contains(Token token) {
        return (start == null || token.compareTo(start) > 0) && (end == null || token.compareTo(end) <= 0);
    }

    boolean overlaps(TableFile file) {
        return (start == null || file.last().getToken().compareTo(start) > 0)
                && (end == null || file.first().getToken().compareTo(end) <= 0);
    }
}
