package org.aeneas.load.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses that grow by doubling, each a random part of its length, so that threads do not come back all at once. */
final class Backoff {
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_DOUBLINGS = 20;

    private Backoff() {
    }

    /** @param attempt from 1 */
    static long nanos(int attempt) {
        long longest = Math.min(LONGEST, FIRST << Math.min(attempt - 1, MAX_DOUBLINGS));
        return ThreadLocalRandom.current().nextLong(longest) + 1;
    }
}
