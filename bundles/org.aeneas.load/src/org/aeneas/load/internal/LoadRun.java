package org.aeneas.load.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadReport.FailedObject;
import org.aeneas.load.Rejects;
import org.aeneas.load.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one load: those that read feeds into the buffer, and those that send what is in it. */
public final class LoadRun {
    private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

    private static final long CANCEL_POLL_MILLIS = 100;

    private final ItemStore items;
    private final Target target;
    private final LoadOptions options;
    private final Rejects rejects;
    private final Progress progress;
    private final SpreadBuffer buffer;
    private final LoadTotals totals = new LoadTotals();
    private final AtomicReference<RuntimeException> fatal = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final Queue<Feed> unread = new ConcurrentLinkedQueue<>();
    private final Queue<FailedObject> failed = new ConcurrentLinkedQueue<>();

    public LoadRun(ItemStore items, Target target, LoadOptions options, Rejects rejects, Progress progress) {
        this.items = items;
        this.target = target;
        this.options = options;
        this.rejects = rejects;
        this.progress = progress;
        this.buffer = new SpreadBuffer(options);
    }

    /**
     * Returns when all feeds are settled, or broken each on its own account.
     *
     * @throws ProblemException   if the load cannot go on
     * @throws CancelledException if cancelled
     */
    public void run(List<? extends Feed> all) {
        feeds.addAll(all);
        unread.addAll(all);
        int readers = Math.min(options.objectsAtOnce(), all.size());
        AtomicInteger reading = new AtomicInteger(readers);
        for (int i = 1; i <= readers; i++) {
            addThread("read-" + i, () -> {
                read();
                if (reading.decrementAndGet() == 0) {
                    buffer.endOfInput();
                }
            });
        }
        if (readers > 0) {
            RateLimiter limiter = new RateLimiter(options.unitsPerSecond());
            for (int i = 1; i <= options.threads(); i++) {
                addThread("write-" + i,
                        new BatchWriter(items, target, buffer, limiter, totals, rejects, progress)::run);
            }
        }
        threads.forEach(Thread::start);
        awaitEnd();
        RuntimeException stopped = fatal.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    public LoadReport report(int objectsBefore, LoadCounts before, Duration took) {
        LoadCounts counts = before;
        int objects = objectsBefore;
        for (Feed feed : feeds) {
            counts = counts.plus(feed.counts());
            objects += feed.isComplete() ? 1 : 0;
        }
        return new LoadReport(objects, objectsBefore, counts, List.copyOf(failed), totals.batches.sum(),
                totals.resent.sum(), totals.throttled.sum(), totals.units.sum(), took);
    }

    private void read() {
        for (Feed feed = unread.poll(); feed != null; feed = unread.poll()) {
            try {
                feed.pump(write -> {
                    write.feed.handedOver();
                    buffer.put(write);
                });
                feed.ended();
            } catch (ProblemException e) {
                FailedObject failure = feed.failure(e).orElseThrow(() -> e);
                LOG.warn("{} is not loaded to its end: {}", feed.name(), e.problem().what(), e);
                failed.add(failure);
            }
        }
    }

    private void addThread(String name, Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                stop(e);
            } catch (Error e) {
                // Its writes would never be settled, and the others would wait for them.
                stop(new IllegalStateException(Thread.currentThread().getName() + " died", e));
            }
        }, "aeneas-load-" + target.table() + "-" + name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    /** The first reason counts: those that follow come of it. */
    private void stop(RuntimeException reason) {
        if (fatal.compareAndSet(null, reason)) {
            buffer.stop();
            threads.forEach(Thread::interrupt);
        } else {
            LOG.debug("After the load was stopped", reason);
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join(CANCEL_POLL_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop(new CancelledException());
                }
                if (fatal.get() == null && progress.cancelled()) {
                    stop(new CancelledException());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
