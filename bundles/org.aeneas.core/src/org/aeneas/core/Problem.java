package org.aeneas.core;

import java.util.Objects;

/**
 * What happened, to which object, and what the user can do about it. The one form in which anything that goes wrong
 * reaches a person: the desktop shows it as an IStatus, the command line as two lines, the agent as task state.
 *
 * @param code   stable, lower-case, words joined by hyphens (for example {@code sstable-corrupt}); scripts match on it
 * @param what   one sentence: what happened
 * @param object the file, table, host or option that it happened to
 * @param remedy one sentence: what to do now
 */
public record Problem(String code, String what, String object, String remedy) {

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** This problem as something to throw. */
    public ProblemException asException() {
        return new ProblemException(this, null);
    }

    /** This problem as something to throw, keeping what caused it for the log. */
    public ProblemException asException(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
