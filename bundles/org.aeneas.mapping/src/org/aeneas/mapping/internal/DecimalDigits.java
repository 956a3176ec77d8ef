package org.aeneas.mapping.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.internal.Scalar.Kind;

/** A decimal number of any size, as a sign, its digits and the exponent of the first; used again for each value. */
final class DecimalDigits {
    /** DynamoDB takes numbers in scientific notation; up to here a plain one reads better. */
    private static final int PLAIN_DIGITS = 38;
    private static final int PLAIN_ZEROS = 7;
    /** For the sort encoding: every exponent of a decimal lies well within ±5E9, for its scale is an int. */
    private static final long EXPONENT_BIAS = 5_000_000_000L;
    private static final int EXPONENT_WIDTH = 10;
    /** Ends the digits of a negative number, so that of -12 and -123 the latter sorts first. */
    private static final byte END_OF_NEGATIVE = '~';

    private final ByteSink digits = new ByteSink(64);
    private boolean negative;
    /** Digits without trailing zeros; none for zero. */
    private int significant;
    /** The number is d.ddd × 10^exponent. */
    private long exponent;
    private int scale;

    /** Sets the number to (bytes as two's complement) × 10^-scale. */
    void set(byte[] bytes, int at, int length, int scaleOfIt) {
        digits.reset();
        if (length <= 8) {
            long value = Binary.integer(bytes, at, length);
            negative = value < 0;
            Digits.put(value, digits);
        } else {
            BigInteger value = new BigInteger(bytes, at, length);
            negative = value.signum() < 0;
            digits.put(value.toString().getBytes(StandardCharsets.US_ASCII));
        }
        finish(scaleOfIt);
    }

    /** Sets the number to value × 10^-scale. */
    void set(boolean minus, long value, int scaleOfIt) {
        digits.reset();
        negative = minus;
        if (minus) {
            digits.put('-');
        }
        Digits.put(value, digits);
        finish(scaleOfIt);
    }

    private void finish(int scaleOfIt) {
        int end = digits.length();
        while (end > first() && digits.array()[end - 1] == '0') {
            end--;
        }
        scale = scaleOfIt;
        significant = end - first();
        exponent = digits.length() - first() - 1L - scale;
    }

    private int first() {
        return negative ? 1 : 0;
    }

    /** Whether DynamoDB's Number holds it exactly. */
    boolean fitsNumber() {
        return significant == 0 || significant <= Limits.NUMBER_DIGITS && exponent >= Limits.LOWEST_EXPONENT
                && exponent <= Limits.HIGHEST_EXPONENT;
    }

    /** Appends the number in the one way in which all equal numbers are written. */
    Kind putNormal(ByteSink out) {
        byte[] source = digits.array();
        if (significant == 0) {
            out.put('0');
            return Kind.N;
        }
        if (negative) {
            out.put('-');
        }
        if (exponent >= 0 && exponent < PLAIN_DIGITS) {
            putPlain(source, (int) exponent + 1, out);
        } else if (exponent < 0 && exponent >= -PLAIN_ZEROS) {
            out.put('0');
            out.put('.');
            zeros((int) -exponent - 1, out);
            out.put(source, first(), significant);
        } else {
            putScientific(source, significant, out);
        }
        return fitsNumber() ? Kind.N : Kind.S;
    }

    private void putPlain(byte[] source, int whole, ByteSink out) {
        out.put(source, first(), Math.min(whole, significant));
        if (significant > whole) {
            out.put('.');
            out.put(source, first() + whole, significant - whole);
        } else {
            zeros(whole - significant, out);
        }
    }

    private void putScientific(byte[] source, int count, ByteSink out) {
        out.put(source[first()]);
        if (count > 1) {
            out.put('.');
            out.put(source, first() + 1, count - 1);
        }
        out.put('E');
        out.put(exponent < 0 ? '-' : '+');
        Digits.put(Math.abs(exponent), out);
    }

    /** Appends the number with its scale, as BigDecimal's canonical text: no two of unequal scale have the same. */
    void putWithScale(ByteSink out) {
        byte[] source = digits.array();
        int count = digits.length() - first();
        if (negative) {
            out.put('-');
        }
        if (scale < 0 || exponent < -6) {
            putScientific(source, count, out);
        } else if (scale == 0) {
            out.put(source, first(), count);
        } else if (count > scale) {
            out.put(source, first(), count - scale);
            out.put('.');
            out.put(source, first() + count - scale, scale);
        } else {
            out.put('0');
            out.put('.');
            zeros(scale - count, out);
            out.put(source, first(), count);
        }
    }

    private static void zeros(int count, ByteSink out) {
        for (int i = 0; i < count; i++) {
            out.put('0');
        }
    }

    /** Appends the sort encoding: sign, biased exponent, digits; the latter complemented to nine when negative. */
    void putSort(ByteSink out) {
        out.put(negative ? '0' : '1');
        if (significant == 0) {
            return;
        }
        long biased = EXPONENT_BIAS + exponent;
        Digits.putFixed(negative ? 2 * EXPONENT_BIAS - 1 - biased : biased, EXPONENT_WIDTH, out);
        if (!negative) {
            out.put(digits.array(), 0, significant);
            return;
        }
        byte[] source = digits.array();
        for (int i = 0; i < significant; i++) {
            out.put('0' + '9' - source[1 + i]);
        }
        out.put(END_OF_NEGATIVE);
    }
}
