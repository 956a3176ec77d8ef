package org.aeneas.dms.tests;

import org.aeneas.core.Progress;

/** A user who has enough at some time. */
final class Cancel implements Progress {
    private volatile boolean cancelled;

    void now() {
        cancelled = true;
    }

    @Override
    public void begin(String work, String unit, long total) {
        // nobody looks
    }

    @Override
    public void worked(long units) {
        // nobody looks
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
