package org.aeneas.tests.support;

import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.core.Progress;

/** Remembers what it is told; is cancelled when told, or from a number of units on. */
public class CountingProgress implements Progress {
    private final AtomicLong worked = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile long cancelledFrom = Long.MAX_VALUE;
    private volatile String work = "";
    private volatile long total;

    /** @return this one */
    public CountingProgress cancelledFrom(long units) {
        cancelledFrom = units;
        return this;
    }

    public void cancel() {
        cancelledFrom = 0;
    }

    @Override
    public void begin(String newWork, String unit, long newTotal) {
        work = newWork + " (" + unit + ")";
        total = newTotal;
        worked.set(0);
    }

    @Override
    public void worked(long units) {
        worked.addAndGet(units);
        calls.incrementAndGet();
    }

    @Override
    public boolean cancelled() {
        return worked.get() >= cancelledFrom;
    }

    public String work() {
        return work;
    }

    public long total() {
        return total;
    }

    /** Since the last beginning. */
    public long worked() {
        return worked.get();
    }

    /** How often anything was told. */
    public long calls() {
        return calls.get();
    }
}
