package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/** Decimal and hexadecimal digits of integers. */
final class Digits {
    static final int LONG_DIGITS = 19;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** Digits that any int holds. */
    private static final int INT_DIGITS = 9;
    private static final int INT_LIMIT = 1_000_000_000;
    /** 00, 01, … 99. */
    private static final byte[] PAIRS = new byte[200];
    /** Of ten. */
    private static final long[] POWERS = new long[LONG_DIGITS];
    private static final byte[] SMALLEST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < LONG_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

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
        int begin = out.length();
        int end = begin + width;
        long rest = value;
        int stop = end;
        while (stop - begin > INT_DIGITS) {
            // Two short chains of divisions instead of a long one: the processor works on both at once.
            long quotient = rest / INT_LIMIT;
            putDigits((int) (rest - quotient * INT_LIMIT), bytes, stop - INT_DIGITS, stop);
            rest = quotient;
            stop -= INT_DIGITS;
        }
        putDigits((int) (rest < INT_LIMIT ? rest : rest % INT_LIMIT), bytes, begin, stop);
        out.end(end);
    }

    /** Fills a part of an array with the last digits of a number below {@value #INT_LIMIT}. */
    private static void putDigits(int value, byte[] bytes, int from, int to) {
        int rest = value;
        int at = to;
        while (at - from >= 2) {
            int quotient = rest / 100;
            int pair = 2 * (rest - 100 * quotient);
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            rest = quotient;
        }
        if (at > from) {
            bytes[from] = (byte) ('0' + rest % 10);
        }
    }

    /** Decimal digits of a number that is not negative. */
    static int count(long value) {
        // 1233 / 4096 is a little more than the logarithm of 2.
        int least = (Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233 >>> 12;
        return least < LONG_DIGITS && value >= POWERS[least] ? least + 1 : Math.max(1, least);
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
