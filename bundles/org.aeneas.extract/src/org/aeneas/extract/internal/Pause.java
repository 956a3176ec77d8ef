package org.aeneas.extract.internal;

import java.time.Duration;

/** The time that is given to what failed, a mount that was lost for instance, before it is tried again. */
record Pause(Duration duration, Stop stop) {
    private static final long STEP_MILLIS = 50;

    /** @throws org.aeneas.core.CancelledException if the run is to end meanwhile */
    void await() {
        long end = System.nanoTime() + duration.toNanos();
        do {
            stop.check();
            long left = (end - System.nanoTime()) / 1_000_000;
            stop.sleep(Math.min(STEP_MILLIS, left));
        } while (System.nanoTime() < end);
    }
}
