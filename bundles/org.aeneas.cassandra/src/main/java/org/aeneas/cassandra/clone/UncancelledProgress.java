package org.aeneas.cassandra.clone;

import org.aeneas.core.Progress;

/** Of work that must not be left in the middle: who cancels waits for its end, but not while it only waits. */
record UncancelledProgress(Progress progress) implements Progress {

    /** By which waiting between two pieces of work can be cancelled: nothing is in the middle then. */
    static Progress whileWaiting(Progress progress) {
        return progress instanceof UncancelledProgress uncancelled ? uncancelled.progress() : progress;
    }

    @Override
    public void begin(String work, String unit, long total) {
        progress.begin(work, unit, total);
    }

    @Override
    public void worked(long units) {
        progress.worked(units);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
