package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.aeneas.core.row.TokenOrder;
import org.aeneas.engine.RowSource;

import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;

/**
 * Cuts the ring into parts of about equal size: ranges of the nodes that are too big are cut evenly, small ones that
 * follow each other are joined. Partitioners that hash spread a table evenly; for one that does not, each range of the
 * ring counts the same.
 */
final class RingSplits {
    /** Where the size is not known yet; enough for a few threads, and cheap for a table that is small. */
    private static final int PARTS_OF_UNKNOWN_SIZE = 64;
    private static final int MOST_PARTS_OF_A_RANGE = 100_000;

    private final TokenMap ring;
    private final List<TokenRange> ranges;
    private final double bytes;
    private final double target;
    private final TokenOrder order;

    /** @param bytes of the table; 0 if unknown */
    RingSplits(TokenMap ring, long bytes, long targetBytes) {
        this.ring = ring;
        this.ranges = ring.getTokenRanges().stream().flatMap(r -> r.unwrap().stream())
                .sorted(Comparator.comparing(TokenRange::getStart)).toList();
        this.bytes = bytes;
        this.target = bytes == 0 ? 1.0 / PARTS_OF_UNKNOWN_SIZE : Math.max(1, targetBytes) / (double) bytes;
        this.order = TokenOrder.of(ring.getPartitionerName());
    }

    List<RowSource.Split> splits() {
        List<RowSource.Split> splits = new ArrayList<>();
        String start = "";
        double share = 0;
        for (int i = 0; i < ranges.size(); i++) {
            TokenRange range = ranges.get(i);
            int parts = isDivisible(range)
                    ? (int) Math.min(MOST_PARTS_OF_A_RANGE, Math.ceil(share(range) / target)) : 1;
            List<TokenRange> pieces = parts > 1 ? range.splitEvenly(parts) : List.of(range);
            for (TokenRange piece : pieces) {
                share += share(range) / pieces.size();
                boolean last = i == ranges.size() - 1 && piece == pieces.get(pieces.size() - 1);
                if (last || share >= target * 0.75) {
                    String end = last ? "" : text(piece.getEnd());
                    splits.add(new RowSource.Split(new org.aeneas.core.row.TokenRange(start, end),
                            (long) (share * bytes), -1));
                    start = end;
                    share = 0;
                }
            }
        }
        return splits;
    }

    /** ByteOrderedPartitioner's tokens are bytes: the driver writes them as a CQL blob, Cassandra without the 0x. */
    private String text(Token token) {
        String text = ring.format(token);
        return text.startsWith("0x") ? text.substring(2) : text;
    }

    /** The whole ring of a partitioner that keeps the order of keys has no middle. */
    private boolean isDivisible(TokenRange range) {
        return order.hashes() || !range.isFullRing();
    }

    private double share(TokenRange range) {
        return order.hashes() ? order.share(ring.format(range.getStart()), ring.format(range.getEnd()))
                : 1.0 / ranges.size();
    }
}
