package org.aeneas.dms;

import java.time.Duration;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;

/** Waiting for AWS DMS, which takes its time, and takes few calls. */
final class Pause {
    static final Duration USUAL = Duration.ofSeconds(5);

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
        progress.check();
        if (System.nanoTime() - end >= 0) {
            return false;
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
        return true;
    }
}
