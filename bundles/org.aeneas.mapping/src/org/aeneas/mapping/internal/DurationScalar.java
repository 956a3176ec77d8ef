package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/**
 * duration: months, days and nanoseconds as variable-length integers (Cassandra's DurationSerializer), in the notation
 * of Cassandra's Duration: {@code 1y2mo3d4h5m6s7ms8us9ns}, with {@code -} before it if negative. Zero, which Cassandra
 * prints as nothing, is {@code 0s}.
 */
final class DurationScalar extends Scalar {
    private static final int MONTHS_PER_YEAR = 12;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_MILLI = 1000 * NANOS_PER_MICRO;
    private static final long NANOS_PER_SECOND = 1000 * NANOS_PER_MILLI;
    private static final long[] NANOS = {3600 * NANOS_PER_SECOND, 60 * NANOS_PER_SECOND, NANOS_PER_SECOND,
        NANOS_PER_MILLI, NANOS_PER_MICRO, 1};
    private static final byte[][] UNITS = {ascii("h"), ascii("m"), ascii("s"), ascii("ms"), ascii("us"), ascii("ns")};
    private static final byte[] YEARS = ascii("y");
    private static final byte[] MONTHS = ascii("mo");
    private static final byte[] DAYS = ascii("d");
    private static final byte[] ZERO = ascii("0s");

    private int at;
    private int end;

    @Override
    Kind text(Form form, byte[] bytes, int from, int length, ByteSink out) {
        at = from;
        end = from + length;
        long months = next(bytes);
        long days = next(bytes);
        long nanos = next(bytes);
        boolean negative = months < 0 || days < 0 || nanos < 0;
        if (at != end || negative && (months > 0 || days > 0 || nanos > 0)) {
            throw Rejection.invalid("duration");
        }
        if (months == 0 && days == 0 && nanos == 0) {
            out.put(ZERO);
            return Kind.S;
        }
        if (negative) {
            out.put('-');
        }
        long rest = put(Math.abs(months), MONTHS_PER_YEAR, YEARS, out);
        put(rest, 1, MONTHS, out);
        put(Math.abs(days), 1, DAYS, out);
        rest = Math.abs(nanos);
        for (int i = 0; i < NANOS.length; i++) {
            rest = put(rest, NANOS[i], UNITS[i], out);
        }
        return Kind.S;
    }

    /** Cassandra allows no duration in a key, nor does it order them. */
    @Override
    void sort(byte[] bytes, int from, int length, ByteSink out) {
        text(Form.NORMAL, bytes, from, length, out);
    }

    private long next(byte[] bytes) {
        if (at >= end || Binary.vintLength(bytes[at]) > end - at) {
            throw Rejection.invalid("duration");
        }
        long zigzag = Binary.vint(bytes, at);
        at += Binary.vintLength(bytes[at]);
        long value = zigzag >>> 1 ^ -(zigzag & 1);
        if (value == Long.MIN_VALUE) {
            throw Rejection.invalid("duration");
        }
        return value;
    }

    private static long put(long amount, long unit, byte[] name, ByteSink out) {
        if (amount >= unit) {
            Digits.put(amount / unit, out);
            out.put(name);
        }
        return amount % unit;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
