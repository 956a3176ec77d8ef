package org.aeneas.load.internal;

import java.util.Arrays;

/**
 * Holds each partition key value to a rate. Key values share a fixed number of token buckets by their hash: memory
 * stays bounded, and one that meets a hot one by chance only waits a little. Guarded by the buffer.
 */
final class PartitionPace {
    private static final int SLOTS = 1 << 14;
    /** So much may go at once, in seconds of the rate. */
    private static final double BURST_SECONDS = 0.1;
    private static final double NANOS = 1e9;

    private final double rate;
    private final double burst;
    private final double[] tokens = new double[SLOTS];
    private final long[] filledAt = new long[SLOTS];

    /** @param rate units per second */
    PartitionPace(double rate, long now) {
        this.rate = rate;
        this.burst = Math.max(1, rate * BURST_SECONDS);
        Arrays.fill(tokens, burst);
        Arrays.fill(filledAt, now);
    }

    /** @return 0 if a write may go now, else nanoseconds until one may */
    long nanosUntilFree(String partition, long now) {
        if (Double.isInfinite(rate)) {
            return 0;
        }
        int slot = slot(partition);
        tokens[slot] = Math.min(burst, tokens[slot] + (now - filledAt[slot]) / NANOS * rate);
        filledAt[slot] = now;
        return tokens[slot] > 0 ? 0 : (long) (-tokens[slot] / rate * NANOS) + 1;
    }

    /** May leave a debt, which the next one waits for. */
    void take(String partition, int units) {
        tokens[slot(partition)] -= units;
    }

    private static int slot(String partition) {
        int hash = partition.hashCode();
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }
}
