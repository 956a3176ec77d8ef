package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** date: days as an unsigned int in which 1970-01-01 is 2^31. {@code 2026-01-02}. */
final class DateScalar extends Scalar {

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        CalendarText.putDate(epochDay(bytes, at, length), out);
        return Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        CalendarText.putSortedDate(epochDay(bytes, at, length), out);
    }

    private static int epochDay(byte[] bytes, int at, int length) {
        if (length != 4) {
            throw Rejection.invalid("date");
        }
        return Binary.int32(bytes, at) - Integer.MIN_VALUE;
    }
}
