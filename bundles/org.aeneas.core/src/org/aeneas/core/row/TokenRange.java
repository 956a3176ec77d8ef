package org.aeneas.core.row;

/**
 * A part of the ring, (start, end]. Tokens are in their partitioner's own text (as {@code nodetool ring} and CQL's
 * {@code token()} show them); an empty text leaves that side open. Never wraps: split a wrapping range at the ring's
 * end.
 */
public record TokenRange(String start, String end) {

    /** The whole ring. */
    public static final TokenRange ALL = new TokenRange("", "");

    @Override
    public String toString() {
        return "(" + start + ", " + end + "]";
    }
}
