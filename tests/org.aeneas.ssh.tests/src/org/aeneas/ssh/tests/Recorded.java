package org.aeneas.ssh.tests;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

import org.aeneas.core.Progress;

/** A progress that counts, and cancels when a test says so. */
final class Recorded implements Progress {
    final AtomicLong done = new AtomicLong();
    volatile long total;
    private final LongPredicate cancel;

    /** @param cancel whether to cancel after so many units */
    Recorded(LongPredicate cancel) {
        this.cancel = cancel;
    }

    /** Cancelled after some time. */
    static Recorded cancelledAfter(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        return new Recorded(units -> System.nanoTime() > end);
    }

    @Override
    public void begin(String work, String unit, long units) {
        total = units;
    }

    @Override
    public void worked(long units) {
        done.addAndGet(units);
    }

    @Override
    public boolean cancelled() {
        return cancel.test(done.get());
    }
}
