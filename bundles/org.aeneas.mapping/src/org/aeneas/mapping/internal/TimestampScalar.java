package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** timestamp: milliseconds since 1970. In UTC, with milliseconds always: {@code 2026-01-02T03:04:05.678Z}. */
final class TimestampScalar extends Scalar {
    private static final long MILLIS_PER_DAY = 86_400_000;

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        put(bytes, at, length, false, out);
        return Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        put(bytes, at, length, true, out);
    }

    private static void put(byte[] bytes, int at, int length, boolean sorted, ByteSink out) {
        if (length != 8) {
            throw Rejection.invalid("timestamp");
        }
        long millis = Binary.int64(bytes, at);
        long day = Math.floorDiv(millis, MILLIS_PER_DAY);
        int milliOfDay = (int) (millis - day * MILLIS_PER_DAY);
        if (sorted) {
            CalendarText.putSortedDate(day, out);
        } else {
            CalendarText.putDate(day, out);
        }
        out.put('T');
        CalendarText.putTime(milliOfDay / 1000, out);
        out.put('.');
        Digits.putFixed(milliOfDay % 1000, 3, out);
        out.put('Z');
    }
}
