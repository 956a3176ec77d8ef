package org.aeneas.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C and SIGTERM as a wish to cancel: long work sees it, ends in a state that can be resumed, and only then does
 * the process go.
 */
final class Interruption implements AutoCloseable {
    /** How long the process waits for work to end before it goes all the same. */
    private static final long PATIENCE_SECONDS = 30;

    private static volatile boolean requested;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "aeneas-interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static boolean requested() {
        return requested;
    }

    static void requestFromOutside() {
        requested = true;
    }

    private void onShutdown() {
        requested = true;
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
