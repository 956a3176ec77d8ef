package org.aeneas.agent.api.internal;

import java.io.IOException;

/** More came than is allowed. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    TooLargeException(long limit) {
        super("longer than " + limit + " bytes");
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}
