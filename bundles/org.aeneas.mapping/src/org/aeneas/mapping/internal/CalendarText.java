package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/**
 * Dates of the proleptic Gregorian calendar (ISO 8601) from days since 1970-01-01, for every year that Cassandra's
 * types reach.
 */
final class CalendarText {
    private static final int DAYS_PER_400_YEARS = 146_097;
    private static final int DAYS_PER_100_YEARS = 36_524;
    private static final int DAYS_PER_4_YEARS = 1461;
    /** From 0000-03-01 to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;
    private static final int LAST_PLAIN_YEAR = 9999;
    private static final int YEAR_WIDTH = 9;
    private static final int YEAR_NINES = 999_999_999;

    private CalendarText() {
    }

    /** Appends {@code 2026-01-02}; years beyond four digits and before 0000 with their sign: {@code +10000-01-01}. */
    static void putDate(long epochDay, ByteSink out) {
        put(epochDay, false, out);
    }

    /**
     * Appends the date so that text order is the order of days: as {@link #putDate} in the years 0000 to 9999; later
     * years as {@code ~} and nine digits, earlier ones as {@code -} and nine digits complemented to nine.
     */
    static void putSortedDate(long epochDay, ByteSink out) {
        put(epochDay, true, out);
    }

    /** A year begins with March here, so that the leap day is its last. */
    private static void put(long epochDay, boolean sorted, ByteSink out) {
        long day = epochDay + DAYS_TO_1970;
        long era = Math.floorDiv(day, DAYS_PER_400_YEARS);
        int dayOfEra = (int) (day - era * DAYS_PER_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / (DAYS_PER_4_YEARS - 1) + dayOfEra / DAYS_PER_100_YEARS
                - dayOfEra / (DAYS_PER_400_YEARS - 1)) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
        putYear(era * 400 + yearOfEra + (month >= 10 ? 1 : 0), sorted, out);
        out.put('-');
        Digits.putFixed(month >= 10 ? month - 9 : month + 3, 2, out);
        out.put('-');
        Digits.putFixed(dayOfMonth, 2, out);
    }

    private static void putYear(long year, boolean sorted, ByteSink out) {
        if (year >= 0 && year <= LAST_PLAIN_YEAR) {
            Digits.putFixed(year, 4, out);
        } else if (sorted) {
            out.put(year < 0 ? '-' : '~');
            Digits.putFixed(year < 0 ? YEAR_NINES + year : year, YEAR_WIDTH, out);
        } else {
            out.put(year < 0 ? '-' : '+');
            Digits.putFixed(Math.abs(year), Math.max(4, Digits.count(Math.abs(year))), out);
        }
    }

    /** Appends {@code 03:04:05}. */
    static void putTime(int secondOfDay, ByteSink out) {
        Digits.putFixed(secondOfDay / 3600, 2, out);
        out.put(':');
        Digits.putFixed(secondOfDay / 60 % 60, 2, out);
        out.put(':');
        Digits.putFixed(secondOfDay % 60, 2, out);
    }
}
