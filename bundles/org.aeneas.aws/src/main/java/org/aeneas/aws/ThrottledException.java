package org.aeneas.aws;

/** The service refused a call for its rate: pause, then call again. */
public final class ThrottledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ThrottledException(String message, Throwable cause) {
        super(message, cause);
    }
}
