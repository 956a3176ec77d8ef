package org.aeneas.cli.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers for people. */
final class Amount {
    private static final String[] UNITS = { "B", "kB", "MB", "GB", "TB", "PB" };
    private static final double STEP = 1000;

    private Amount() {
    }

    /** As disks are sold. */
    static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** Empty for none. */
    static String rate(double rowsPerSecond) {
        return rowsPerSecond <= 0 ? "" : TerminalProgress.count(Math.round(rowsPerSecond)) + "/s";
    }

    /** Empty while unknown. */
    static String left(OptionalLong seconds) {
        return seconds.isEmpty() ? "" : TerminalProgress.time(Duration.ofSeconds(seconds.getAsLong()));
    }
}
