package org.aeneas.cli.internal;

import org.aeneas.core.Progress;

/** Progress of work that does not know where its results go, for people who want to read it. */
record ProgressTo(Progress progress, String place) implements Progress {

    @Override
    public void begin(String work, String unit, long total) {
        progress.begin(work + " to " + place, unit, total);
    }

    @Override
    public void worked(long units) {
        progress.worked(units);
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }
}
