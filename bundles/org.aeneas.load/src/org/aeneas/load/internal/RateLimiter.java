package org.aeneas.load.internal;

import java.util.concurrent.TimeUnit;

import org.aeneas.core.CancelledException;

/**
 * A token bucket of write units over all threads. A caller waits until the bucket owes nothing, takes what it is going
 * to use, and sets right afterwards what DynamoDB really took: so the rate holds in every stretch of time, but for a
 * burst of a tenth of a second, one batch, and what the batches under way were estimated too low.
 */
final class RateLimiter {
    private static final double BURST_SECONDS = 0.1;
    private static final double NANOS = 1e9;
    private static final long SHORTEST_WAIT_MILLIS = 1;

    private final double rate;
    private final double burst;
    private double tokens;
    private long filledAt = System.nanoTime();

    /** @param rate units per second; may be infinite */
    RateLimiter(double rate) {
        this.rate = rate;
        this.burst = Math.max(1, rate * BURST_SECONDS);
        this.tokens = burst;
    }

    /** @throws CancelledException if the thread is interrupted while it waits */
    synchronized void acquire(double units) {
        if (Double.isInfinite(rate)) {
            return;
        }
        try {
            for (fill(); tokens <= 0; fill()) {
                long nanos = (long) (-tokens / rate * NANOS);
                wait(Math.max(SHORTEST_WAIT_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos)));
            }
            tokens -= units;
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    /** @param difference of the units that were used to those acquired */
    synchronized void correct(double difference) {
        tokens -= difference;
    }

    private void fill() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * rate);
        filledAt = now;
    }
}
