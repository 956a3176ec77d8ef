package org.aeneas.core;

/** The user cancelled. What was done so far is kept in a state that can be resumed or undone. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled");
    }

    /** What a thread throws that was interrupted while it waited; sets its interrupt flag again. */
    public static CancelledException of(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancelledException cancelled = new CancelledException();
        cancelled.initCause(cause);
        return cancelled;
    }
}
