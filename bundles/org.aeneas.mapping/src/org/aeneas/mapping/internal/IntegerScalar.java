package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.Native;

/** tinyint, smallint, int, bigint, counter. */
final class IntegerScalar extends Scalar {
    /** Beyond long's range, but not beyond its 64 bits. */
    private static final long NINETEEN_NINES = Long.parseUnsignedLong("9999999999999999999");

    private final String name;
    private final int bytes;
    private final int digits;
    private final long nines;

    private IntegerScalar(String name, int bytes, int digits, long nines) {
        this.name = name;
        this.bytes = bytes;
        this.digits = digits;
        this.nines = nines;
    }

    static IntegerScalar of(Native type) {
        return switch (type) {
            case TINYINT -> new IntegerScalar("tinyint", 1, 3, 999);
            case SMALLINT -> new IntegerScalar("smallint", 2, 5, 99_999);
            case INT -> new IntegerScalar("int", 4, 10, 9_999_999_999L);
            default -> new IntegerScalar(type.cql(), 8, Digits.LONG_DIGITS, NINETEEN_NINES);
        };
    }

    @Override
    Kind text(Form form, byte[] source, int at, int length, ByteSink out) {
        Digits.put(value(source, at, length), out);
        return Kind.N;
    }

    /** {@code 1} and the digits, or {@code 0} and each digit's complement to nine. */
    @Override
    void sort(byte[] source, int at, int length, ByteSink out) {
        long value = value(source, at, length);
        if (value >= 0) {
            out.put('1');
            Digits.putFixed(value, digits, out);
            return;
        }
        long complement = nines + value;
        long allButLast = Long.divideUnsigned(complement, 10);
        out.put('0');
        Digits.putFixed(allButLast, digits - 1, out);
        out.put('0' + (int) (complement - allButLast * 10));
    }

    private long value(byte[] source, int at, int length) {
        if (length != bytes) {
            throw Rejection.invalid(name);
        }
        return Binary.integer(source, at, length);
    }
}
