package org.aeneas.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C and SIGTERM as a wish to cancel: long work sees it, ends in a state that can be resumed, and only then does
 * the process go. Where somebody is being asked, nobody will answer, and it goes at once.
 */
final class Interruption implements AutoCloseable {
    /** How long the process waits for work to end before it goes all the same. */
    private static final long PATIENCE_SECONDS = 30;
    private static final long POLL_MILLIS = 100;

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
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean works = true;
        try {
            while (works && !Questions.open() && System.nanoTime() < deadline) {
                works = !ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
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
