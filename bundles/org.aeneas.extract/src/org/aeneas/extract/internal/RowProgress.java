package org.aeneas.extract.internal;

import org.aeneas.core.Progress;

/** One chunk's rows, told a few thousand at a time, and each once though the chunk be read again. For one thread. */
final class RowProgress {
    private static final int STEP = 4096;

    private final Progress progress;
    private final Stop stop;
    private long told;
    private long done;
    private int untilStep = STEP;

    RowProgress(Progress progress, Stop stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /** The chunk begins, perhaps again. */
    void restart() {
        done = 0;
        untilStep = STEP;
    }

    /** Another row is read; now and then looks whether to go on. */
    void row() {
        if (--untilStep == 0) {
            step();
        }
    }

    void end() {
        step();
    }

    private void step() {
        done += STEP - untilStep;
        untilStep = STEP;
        if (done > told) {
            progress.worked(done - told);
            told = done;
        }
        stop.check();
    }
}
