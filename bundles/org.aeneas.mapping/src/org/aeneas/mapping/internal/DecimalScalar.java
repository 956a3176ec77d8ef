package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** varint: two's complement; decimal: an int scale before one (Cassandra's DecimalSerializer). */
final class DecimalScalar extends Scalar {
    private static final int SCALE_BYTES = 4;

    private final boolean scaled;
    private final DecimalDigits number = new DecimalDigits();

    DecimalScalar(boolean scaled) {
        this.scaled = scaled;
    }

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        read(bytes, at, length);
        if (form == Form.EXACT) {
            int head = scaled ? SCALE_BYTES : 0;
            if (Binary.isPadded(bytes, at + head, length - head)) {
                throw Rejection.notCanonical(name());
            }
        } else if (form == Form.NORMAL || number.fitsNumber()) {
            return number.putNormal(out);
        }
        number.putWithScale(out);
        return number.fitsNumber() ? Kind.N : Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        read(bytes, at, length);
        number.putSort(out);
    }

    private void read(byte[] bytes, int at, int length) {
        Limits.checkLength(length);
        int head = scaled ? SCALE_BYTES : 0;
        if (length <= head) {
            throw Rejection.invalid(name());
        }
        number.set(bytes, at + head, length - head, scaled ? Binary.int32(bytes, at) : 0);
    }

    private String name() {
        return scaled ? "decimal" : "varint";
    }

    @Override
    boolean textMayRepeat() {
        return true;
    }
}
