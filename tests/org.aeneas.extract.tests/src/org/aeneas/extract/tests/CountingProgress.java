package org.aeneas.extract.tests;

import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.core.Progress;

/** Remembers what it is told, and can be cancelled after so many units. */
class CountingProgress implements Progress {
    private final long cancelAt;
    private final AtomicLong worked = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile String work = "";
    private volatile long total;

    CountingProgress() {
        this(Long.MAX_VALUE);
    }

    CountingProgress(long cancelAt) {
        this.cancelAt = cancelAt;
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
        return worked.get() >= cancelAt;
    }

    String work() {
        return work;
    }

    long total() {
        return total;
    }

    long worked() {
        return worked.get();
    }

    /** How often anything was told. */
    long calls() {
        return calls.get();
    }
}
