package org.aeneas.cassandra.internal.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.aeneas.cassandra.node.Coverage.Part;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.core.row.TokenOrder;
import org.aeneas.core.row.TokenRange;

/** Segments of a ring as parts from the ring's start to its end. */
public final class RingParts {
    private final TokenOrder order;
    private final List<Part> parts = new ArrayList<>();

    /** @param partitioner class name */
    public RingParts(String partitioner) {
        this.order = TokenOrder.of(partitioner);
    }

    /** The segment's part of the ring, up to 1; where tokens are no numbers, each segment counts the same. */
    public double share(Ring.Segment segment, int segments) {
        if (segment.start().equals(segment.end())) {
            return 1;
        }
        return order.hashes() ? order.share(segment.start(), segment.end()) : 1.0 / segments;
    }

    public void add(Ring.Segment segment, List<String> addresses) {
        String start = order.isFirst(segment.start()) ? "" : segment.start();
        String end = order.isFirst(segment.end()) ? "" : segment.end();
        if (start.equals(end)) {
            parts.add(new Part(TokenRange.ALL, addresses));
        } else if (start.isEmpty() || end.isEmpty() || order.comparator().compare(start, end) < 0) {
            parts.add(new Part(new TokenRange(start, end), addresses));
        } else {
            parts.add(new Part(new TokenRange("", end), addresses));
            parts.add(new Part(new TokenRange(start, ""), addresses));
        }
    }

    /** In the ring's order; parts that follow each other and are of the same nodes are one. */
    public List<Part> joined() {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts.stream().sorted(Comparator.comparing(p -> p.range().start(), this::compare)).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).addresses().equals(part.addresses())) {
                joined.set(last, new Part(new TokenRange(joined.get(last).range().start(), part.range().end()),
                        part.addresses()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private int compare(String start, String other) {
        return start.isEmpty() || other.isEmpty() ? Boolean.compare(!start.isEmpty(), !other.isEmpty())
                : order.comparator().compare(start, other);
    }
}
