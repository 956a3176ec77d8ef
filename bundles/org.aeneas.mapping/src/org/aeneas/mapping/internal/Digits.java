package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/** Decimal and hexadecimal digits of integers. */
final class Digits {
    static final int LONG_DIGITS = 19;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final byte[] SMALLEST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private Digits() {
    }

    static void put(long value, ByteSink out) {
        if (value == Long.MIN_VALUE) {
            out.put(SMALLEST);
            return;
        }
        if (value < 0) {
            out.put('-');
        }
        long rest = Math.abs(value);
        putFixed(rest, count(rest), out);
    }

    /** The last {@code width} digits of a number that is not negative, with zeros before it. */
    static void putFixed(long value, int width, ByteSink out) {
        byte[] bytes = out.ensure(width);
        int end = out.length() + width;
        long rest = value;
        for (int i = end - 1; i >= out.length(); i--) {
            long quotient = rest / 10;
            bytes[i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        out.end(end);
    }

    /** Decimal digits of a number that is not negative. */
    static int count(long value) {
        int count = 1;
        long limit = 10;
        while (count < LONG_DIGITS && value >= limit) {
            count++;
            limit *= 10;
        }
        return count;
    }

    /** The last {@code width} hexadecimal digits, in lower case. */
    static void putHex(long value, int width, ByteSink out) {
        byte[] bytes = out.ensure(width);
        int at = out.length();
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            bytes[at++] = HEX[(int) (value >>> shift) & 15];
        }
        out.end(at);
    }

    static void putHex(byte[] source, int from, int length, ByteSink out) {
        byte[] bytes = out.ensure(2 * length);
        int at = out.length();
        for (int i = from; i < from + length; i++) {
            bytes[at++] = HEX[source[i] >> 4 & 15];
            bytes[at++] = HEX[source[i] & 15];
        }
        out.end(at);
    }
}
