package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The tests run beside the UI thread, as a user does, and look and act through here. */
final class UiThread {
    /** Also on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    static {
        Stalls.ofRun();
    }

    private UiThread() {
    }

    /** Answers what the action answers on the UI thread. */
    static <T> T ask(Callable<T> action) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        display().syncExec(() -> complete(answer, action));
        return answer.join();
    }

    static void act(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    /** For actions that open a modal dialog, and therefore end only when it is closed. */
    static void actWithoutWaiting(Runnable action) {
        display().asyncExec(action);
    }

    static void waitFor(String what, Callable<Boolean> condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ask(condition)) {
            if (Instant.now().isAfter(end)) {
                fail("Waited in vain for " + what);
            }
            pause();
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Callable<T> action) {
        try {
            answer.complete(action.call());
        } catch (Exception | AssertionError e) {
            answer.completeExceptionally(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }
}
