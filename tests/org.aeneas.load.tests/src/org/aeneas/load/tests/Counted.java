package org.aeneas.load.tests;

import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.core.Progress;

/** Counts lines; is cancelled when told, or from a number of lines on. */
final class Counted implements Progress {
    final AtomicLong lines = new AtomicLong();
    private volatile long cancelledFrom = Long.MAX_VALUE;

    Counted cancelledFrom(long count) {
        cancelledFrom = count;
        return this;
    }

    void cancel() {
        cancelledFrom = 0;
    }

    @Override
    public void begin(String work, String unit, long total) {
        lines.set(0);
    }

    @Override
    public void worked(long units) {
        lines.addAndGet(units);
    }

    @Override
    public boolean cancelled() {
        return lines.get() >= cancelledFrom;
    }
}
