package org.aeneas.dms;

import java.time.Duration;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;

/** Waiting for AWS DMS, which takes its time. */
final class Pause {
    private static final long CHECK_MILLIS = 100;

    private final Duration pause;
    private final Progress progress;
    private final long end;

    Pause(Duration pause, Duration limit, Progress progress) {
        this.pause = pause;
        this.progress = progress;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** @return false when the time is over */
    boolean next() {
        if (System.nanoTime() - end >= 0) {
            return false;
        }
        try {
            for (long left = pause.toMillis(); left > 0; left -= CHECK_MILLIS) {
                progress.check();
                Thread.sleep(Math.min(left, CHECK_MILLIS));
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
        progress.check();
        return true;
    }
}
