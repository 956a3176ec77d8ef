package org.aeneas.bench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.core.Problem;

/** Asks at a steady rate, from {@value #THREADS} threads; who falls behind catches up. */
final class AskingClients implements AutoCloseable {
    private static final int THREADS = 16;
    private static final double ENOUGH = 0.95;

    private final int rate;
    private final long begun = System.nanoTime();
    private final AtomicLong answers = new AtomicLong();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<Future<?>> asking = new ArrayList<>();

    /** @param rate of requests a second; 0 for none */
    AskingClients(int rate, Runnable request) {
        this.rate = rate;
        for (int i = 0; i < THREADS && rate > 0; i++) {
            long pause = TimeUnit.SECONDS.toNanos(THREADS) / rate;
            asking.add(threads.scheduleAtFixedRate(() -> {
                request.run();
                answers.incrementAndGet();
            }, i * pause / THREADS, pause, TimeUnit.NANOSECONDS));
        }
    }

    /** @throws org.aeneas.core.ProblemException unless so many requests were answered as there should have been */
    void requireRate() {
        double achieved = answers.get() * 1e9 / (System.nanoTime() - begun);
        if (achieved < rate * ENOUGH || asking.stream().anyMatch(Future::isDone)) {
            throw new Problem("bench-agent-unanswering", "The agent answered " + Math.round(achieved)
                    + " requests a second instead of " + rate + ".", "aeneas bench",
                    "Run it on a machine that has nothing else to do, with more rows.").asException();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
