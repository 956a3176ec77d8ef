package org.aeneas.aws.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Waits for a table. The SDK's own waiters ask every 20 s, and cannot be cancelled. */
final class Polling {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private Polling() {
    }

    /** @param event for the Problem after half an hour: what the table did not do */
    static void until(String event, String table, Progress progress, BooleanSupplier done) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (!done.getAsBoolean()) {
            progress.check();
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new Problem("table-not-ready", "The table did not " + event + " within " + LIMIT.toMinutes()
                        + " minutes.", table, "Look at the table in the AWS console, then start this again.")
                        .asException();
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
