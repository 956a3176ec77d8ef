package org.aeneas.core;

import java.util.Optional;

/** The user cancelled. What was done so far is kept in a state that can be resumed or undone. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem left;

    public CancelledException() {
        this(null);
    }

    /** @param left what goes on all the same, elsewhere, and what can be done about it; null if nothing does */
    public CancelledException(Problem left) {
        super("cancelled");
        this.left = left;
    }

    /** What goes on all the same. */
    public Optional<Problem> left() {
        return Optional.ofNullable(left);
    }

    /** What a thread throws that was interrupted while it waited; sets its interrupt flag again. */
    public static CancelledException of(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancelledException cancelled = new CancelledException();
        cancelled.initCause(cause);
        return cancelled;
    }
}
