package org.aeneas.extract.internal;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;

/** Tells all threads of a run to end: because the user cancelled, or because one of them met what stops them all. */
final class Stop {
    private final Progress progress;
    private volatile Throwable cause;

    Stop(Progress progress) {
        this.progress = progress;
    }

    /** The first cause is the one that is told. */
    synchronized void because(Throwable newCause) {
        if (cause == null) {
            cause = newCause;
        } else if (cause != newCause && !(newCause instanceof CancelledException)) {
            cause.addSuppressed(newCause);
        }
    }

    boolean requested() {
        return cause != null || progress.cancelled();
    }

    /** @throws CancelledException if this thread should do no more */
    void check() {
        if (requested()) {
            throw new CancelledException();
        }
    }

    /** Sleeps; an interruption stops the run. */
    void sleep(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    /** Somebody interrupted this thread: for us that is a cancel. */
    void interrupted() {
        Thread.currentThread().interrupt();
        because(new CancelledException());
        check();
    }

    /** Throws what stopped the run, if anything did. */
    void rethrow() {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        progress.check();
    }

    /** For work inside the run: it can be cancelled, and what it counts is not shown. */
    Progress silent() {
        return new Progress() {
            @Override
            public void begin(String work, String unit, long total) {
                // the rows are what is shown
            }

            @Override
            public void worked(long units) {
                // the rows are what is shown
            }

            @Override
            public boolean cancelled() {
                return requested();
            }
        };
    }
}
