package org.aeneas.core.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Optional;

/** The tokens of Cassandra's partitioners, as text: their order, and where the ring begins and ends. */
public enum TokenOrder {
    /** Murmur3Partitioner: −2⁶³ to 2⁶³−1. */
    MURMUR3(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE)),
    /** RandomPartitioner: −1 to 2¹²⁷. */
    RANDOM(BigInteger.ONE.negate(), BigInteger.TWO.pow(127)),
    /** ByteOrderedPartitioner and others that keep the order of keys: hex. */
    BYTES(BigInteger.ZERO, BigInteger.ONE);

    private final BigInteger first;
    private final BigInteger last;

    TokenOrder(BigInteger first, BigInteger last) {
        this.first = first;
        this.last = last;
    }

    /** @param partitioner class name */
    public static TokenOrder of(String partitioner) {
        return partitioner.endsWith(".Murmur3Partitioner") ? MURMUR3
                : partitioner.endsWith(".RandomPartitioner") ? RANDOM : BYTES;
    }

    /** Whether tokens are spread evenly, so that a part of the ring is a part of the rows. */
    public boolean hashes() {
        return this != BYTES;
    }

    /** The ring's order of tokens. */
    public Comparator<String> comparator() {
        return hashes() ? Comparator.comparing(BigInteger::new) : Comparator.naturalOrder();
    }

    /** No row has this token: as the start of a range it is the ring's start, as its end the ring's end. */
    public boolean isFirst(String token) {
        return token.isEmpty() || hashes() && new BigInteger(token).equals(first);
    }

    /**
     * The part of the ring, up to 1, between two tokens of a partitioner that hashes; the first of all as an end means
     * the ring's end.
     */
    public double share(String start, String end) {
        BigInteger to = new BigInteger(end);
        BigInteger length = (to.equals(first) ? last : to).subtract(new BigInteger(start));
        BigInteger whole = last.subtract(first);
        length = length.signum() < 0 ? length.add(whole) : length;
        return new BigDecimal(length).divide(new BigDecimal(whole), MathContext.DECIMAL64).doubleValue();
    }

    /** What two ranges have in common. */
    public Optional<TokenRange> common(TokenRange one, TokenRange other) {
        String start = later(one.start(), other.start());
        String end = one.end().isEmpty() ? other.end()
                : other.end().isEmpty() || comparator().compare(one.end(), other.end()) <= 0 ? one.end() : other.end();
        boolean empty = !start.isEmpty() && !end.isEmpty() && comparator().compare(start, end) >= 0;
        return empty ? Optional.empty() : Optional.of(new TokenRange(start, end));
    }

    private String later(String one, String other) {
        return other.isEmpty() || !one.isEmpty() && comparator().compare(one, other) >= 0 ? one : other;
    }
}
