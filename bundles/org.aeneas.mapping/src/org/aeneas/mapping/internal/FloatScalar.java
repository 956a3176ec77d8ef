package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/** float, double (IEEE 754, big-endian). */
final class FloatScalar extends Scalar {
    private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFINITY = "Infinity".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEGATIVE_ZERO = "-0.0".getBytes(StandardCharsets.US_ASCII);

    private final boolean isDouble;
    private final ShortestDecimal decimal = new ShortestDecimal();

    FloatScalar(boolean isDouble) {
        this.isDouble = isDouble;
    }

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        long bits = bits(bytes, at, length);
        double value = value(bits);
        if (Double.isNaN(value)) {
            out.put(NAN);
            if (form == Form.EXACT && bits != canonicalNaN()) {
                out.put('(');
                Digits.putHex(bits, 2 * length, out);
                out.put(')');
            }
            return Kind.S;
        }
        if (Double.isInfinite(value)) {
            if (value < 0) {
                out.put('-');
            }
            out.put(INFINITY);
            return Kind.S;
        }
        if (value == 0 && bits != 0) {
            out.put(NEGATIVE_ZERO);
            return Kind.S;
        }
        return isDouble ? decimal.put(value, out) : decimal.put((float) value, out);
    }

    /**
     * The bits in hex, turned so that they grow with the value, as Double.compare has it: every NaN last, and all
     * alike.
     */
    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        long bits = bits(bytes, at, length);
        if (Double.isNaN(value(bits))) {
            bits = canonicalNaN();
        }
        long sign = isDouble ? Long.MIN_VALUE : 1L << 31;
        Digits.putHex((bits & sign) == 0 ? bits ^ sign : ~bits, 2 * length, out);
    }

    private long bits(byte[] bytes, int at, int length) {
        if (length != (isDouble ? 8 : 4)) {
            throw Rejection.invalid(isDouble ? "double" : "float");
        }
        return isDouble ? Binary.int64(bytes, at) : Integer.toUnsignedLong(Binary.int32(bytes, at));
    }

    private double value(long bits) {
        return isDouble ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
    }

    private long canonicalNaN() {
        return isDouble ? 0x7ff8000000000000L : 0x7fc00000L;
    }

    @Override
    boolean textMayRepeat() {
        return true;
    }
}
