package org.aeneas.agent.launcher;

/** The agent cannot be started; the message is the one line that the user sees. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
