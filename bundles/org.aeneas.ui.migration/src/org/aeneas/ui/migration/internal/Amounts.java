package org.aeneas.ui.migration.internal;

import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;

/** Numbers as people read them. */
public final class Amounts {
    private static final long UNIT = 1000;
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private Amounts() {
    }

    public static String count(long count) {
        return String.format("%,d", count);
    }

    /** As disks are sold: {@code 12.3 GB}. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= UNIT && unit < BYTES.length - 1) {
            amount /= UNIT;
            unit++;
        }
        return String.format(unit == 0 || amount >= 100 ? "%,.0f %s" : "%,.1f %s", amount, BYTES[unit]);
    }

    /** @return blank for none */
    public static String rate(double perSecond) {
        return perSecond <= 0 ? "" : NLS.bind(Messages.Amount_RATE,
                perSecond < 10 ? String.format("%.1f", perSecond) : count(Math.round(perSecond)));
    }

    /** How long something takes, in its two largest units; blank while unknown. */
    public static String duration(OptionalLong seconds) {
        if (seconds.isEmpty()) {
            return "";
        }
        long left = seconds.getAsLong();
        if (left < MINUTE) {
            return left + " s";
        }
        if (left < HOUR) {
            return left / MINUTE + " min" + (left % MINUTE == 0 ? "" : " " + left % MINUTE + " s");
        }
        return left < DAY ? left / HOUR + " h " + left % HOUR / MINUTE + " min"
                : left / DAY + " d " + left % DAY / HOUR + " h";
    }
}
