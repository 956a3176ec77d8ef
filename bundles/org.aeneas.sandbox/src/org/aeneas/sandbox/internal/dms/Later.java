package org.aeneas.sandbox.internal.dms;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What DMS does a while after it has answered. It takes minutes; we take just long enough to be seen. */
final class Later {
    private static final long MILLIS = 300;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "sandbox-dms");
        thread.setDaemon(true);
        return thread;
    });

    void run(Runnable step) {
        executor.schedule(step, MILLIS, TimeUnit.MILLISECONDS);
    }
}
