package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** time: nanoseconds since midnight. {@code 03:04:05.000000001}, which is its sort encoding too. */
final class TimeScalar extends Scalar {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        sort(bytes, at, length, out);
        return Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        long nanos = length == 8 ? Binary.int64(bytes, at) : -1;
        if (nanos < 0 || nanos >= NANOS_PER_DAY) {
            throw Rejection.invalid("time");
        }
        CalendarText.putTime((int) (nanos / NANOS_PER_SECOND), out);
        out.put('.');
        Digits.putFixed(nanos % NANOS_PER_SECOND, 9, out);
    }
}
