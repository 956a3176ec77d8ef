package org.aeneas.cassandra.clone;

import org.aeneas.core.Progress;

/** Of work that must not be left in the middle: who cancels waits for its end. */
record UncancelledProgress(Progress progress) implements Progress {

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
