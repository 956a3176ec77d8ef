package org.aeneas.mapping.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.core.io.schubfach.FloatToDecimal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.internal.Scalar.Kind;

/**
 * The shortest decimal that reads back as the same float or double. Java 17's own toString is not always the shortest.
 *
 * <p>Most numbers that people store have few digits, and are found without making an object: if d × 10^k is near a
 * whole number m of at most 15 digits, and m / 10^k is d, then m × 10^-k is it. For m and 10^k (k ≤ 22) are exact
 * doubles, so the division rounds the decimal as reading it would; and at most one decimal of 15 digits reads as d.
 * What is left goes to Jackson's Schubfach.
 */
final class ShortestDecimal {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final double DOUBLE_LIMIT = 1e15;
    /**
     * For floats: six digits tell any two apart, and up to 10^10 no such decimal is so near the middle of two floats
     * that rounding to a double first would matter (the distance is at least 2^-49 of the value).
     */
    private static final double FLOAT_LIMIT = 1e6;
    private static final int FLOAT_POWERS = 10;

    /** Java's form has two digits at least, of which one may be enough: 4.9E-324 is 5E-324 too. */
    private static final MathContext ONE_DIGIT = new MathContext(1);

    private final DecimalDigits number = new DecimalDigits();

    /** Appends a finite number that is not -0.0. */
    Kind put(double value, ByteSink out) {
        double magnitude = Math.abs(value);
        for (int k = 0; k < POWERS.length; k++) {
            double scaled = Math.rint(magnitude * POWERS[k]);
            if (scaled >= DOUBLE_LIMIT) {
                break;
            }
            if (scaled / POWERS[k] == magnitude) {
                number.set(value < 0, (long) scaled, k);
                return number.putNormal(out);
            }
        }
        return put(DoubleToDecimal.toString(value), value, d -> d.doubleValue() == value, out);
    }

    /** As {@link #put(double, ByteSink)}. */
    Kind put(float value, ByteSink out) {
        double magnitude = Math.abs(value);
        for (int k = 0; k <= FLOAT_POWERS; k++) {
            double scaled = Math.rint(magnitude * POWERS[k]);
            if (scaled >= FLOAT_LIMIT) {
                break;
            }
            if ((float) (scaled / POWERS[k]) == magnitude) {
                number.set(value < 0, (long) scaled, k);
                return number.putNormal(out);
            }
        }
        return put(FloatToDecimal.toString(value), value, d -> d.floatValue() == value, out);
    }

    /**
     * Takes Java's form of a number: digits with one point, at most 17 of them significant, and perhaps an exponent.
     */
    private Kind put(String java, double value, Predicate<BigDecimal> reads, ByteSink out) {
        long digits = 0;
        int scale = 0;
        int end = java.indexOf('E') < 0 ? java.length() : java.indexOf('E');
        int point = java.indexOf('.');
        int last = java.charAt(end - 1) == '0' ? end - 1 : end;
        for (int i = value < 0 ? 1 : 0; i < last; i++) {
            if (i != point) {
                digits = digits * 10 + java.charAt(i) - '0';
                scale = i > point ? scale + 1 : scale;
            }
        }
        int exponent = end == java.length() ? 0 : Integer.parseInt(java, end + 1, java.length(), 10);
        BigDecimal oneDigit = digits < 100 ? new BigDecimal(value).round(ONE_DIGIT) : BigDecimal.ZERO;
        if (reads.test(oneDigit)) {
            number.set(value < 0, oneDigit.unscaledValue().abs().longValue(), oneDigit.scale());
        } else {
            number.set(value < 0, digits, scale - exponent);
        }
        return number.putNormal(out);
    }
}
