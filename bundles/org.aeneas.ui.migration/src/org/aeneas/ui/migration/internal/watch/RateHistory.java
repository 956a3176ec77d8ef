package org.aeneas.ui.migration.internal.watch;

import java.util.ArrayList;
import java.util.List;

/** The rates of a task in the last minutes, one a second at most. For many threads. */
final class RateHistory {
    static final int KEPT = 600;

    private final long[] times = new long[KEPT];
    private final double[] rates = new double[KEPT];
    private int begin;
    private int size;

    /** @param time milliseconds since 1970; one that is not later than the last is left out */
    synchronized void add(long time, double rate) {
        if (size > 0 && times[(begin + size - 1) % KEPT] >= time) {
            return;
        }
        int place = (begin + size) % KEPT;
        times[place] = time;
        rates[place] = rate;
        if (size < KEPT) {
            size++;
        } else {
            begin = (begin + 1) % KEPT;
        }
    }

    /** The oldest first. */
    synchronized List<Rate> rates() {
        List<Rate> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int place = (begin + i) % KEPT;
            all.add(new Rate(times[place], rates[place]));
        }
        return all;
    }
}
