package org.aeneas.extract.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.extract.internal.ChunkQueue.Work;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a run: some read, encode and compress chunks, others wait for the disk or for the upload of what these
 * have finished. What stops one of them stops all.
 */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ExtractPlan plan;
    private final Target target;
    private final TaskStore store;
    private final Extraction.Options options;
    private final Progress progress;
    private final Stop stop;
    private final DiskBudget budget;
    private final ExecutorService deliveries;

    Workers(ExtractPlan plan, Target target, TaskStore store, Extraction.Options options, Progress progress,
            Stop stop) {
        this.plan = plan;
        this.target = target;
        this.store = store;
        this.options = options;
        this.progress = progress;
        this.stop = stop;
        this.budget = new DiskBudget(target.remote() ? options.diskLimit() : Long.MAX_VALUE, stop);
        this.deliveries = deliveries();
    }

    /** Returns when all chunks are done or failed, or when something has stopped the run. */
    void stage(ChunkQueue queue) {
        ExecutorService readers = Executors.newFixedThreadPool(options.threads(), threads("aeneas-extract"));
        for (int i = 0; i < options.threads(); i++) {
            readers.execute(() -> work(queue));
        }
        end(readers);
        end(deliveries);
    }

    /**
     * Uploads queue up, within the budget of the disk. The disk itself is waited for by one thread; where it is slower
     * than the workers, they wait with it.
     */
    private ExecutorService deliveries() {
        if (target.remote()) {
            return Executors.newFixedThreadPool(options.uploads(), threads("aeneas-upload"));
        }
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(options.threads()),
                threads("aeneas-sync"), new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private void work(ChunkQueue queue) {
        try {
            Pause pause = new Pause(options.retryPause(), stop);
            ChunkStager stager = new ChunkStager(plan, target, store, progress, stop, pause);
            for (Optional<Work> work = queue.take(); work.isPresent(); work = queue.take()) {
                stop.check();
                stage(work.get(), stager, queue);
            }
        } catch (Throwable e) {
            stop.because(e);
        }
    }

    private void stage(Work work, ChunkStager stager, ChunkQueue queue) {
        TableRun run = work.run();
        DiskBudget.Lease lease = budget.admit(work.chunk().estimatedBytes());
        boolean handedOver = false;
        try {
            ChunkAttempt attempt = stager.stage(run, work.chunk(), lease);
            lease.written();
            options.chunks().staged();
            handedOver = true;
            deliveries.execute(() -> deliver(work, attempt, lease));
        } catch (DiskBudget.Yield e) {
            LOG.info("Chunk {} of {} waits for disk space", work.chunk().number(), run.table().qualifiedName());
            queue.giveBack(work);
        } catch (DiskBudget.TooLarge e) {
            run.failed(work.chunk(), tooLarge(run.objectName(work.chunk())));
        } catch (SourceFailure e) {
            LOG.debug("Chunk {} failed", work.chunk(), e);
            run.failed(work.chunk(), e.problem(run.table().qualifiedName()));
        } finally {
            if (!handedOver) {
                lease.close();
            }
        }
    }

    /** Only what the target has confirmed is done, and only what is done is forgotten locally. */
    private void deliver(Work work, ChunkAttempt attempt, DiskBudget.Lease lease) {
        try (lease; attempt) {
            if (target.remote()) {
                stop.check();
            }
            Manifest.Chunk chunk = attempt.complete(work.chunk());
            Optional<Path> file = chunk.object().map(object -> target.place(object.name(), store.staging()));
            file.ifPresent(path -> target.deliver(chunk.object().get(), path, stop.silent()));
            store.done(work.run().table().qualifiedName(), chunk);
            work.run().done(chunk);
            options.chunks().done();
            if (target.remote()) {
                file.ifPresent(Workers::remove);
            }
        } catch (Throwable e) {
            stop.because(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private Problem tooLarge(String object) {
        return new Problem("disk-limit", "One object needs more than the " + options.diskLimit()
                + " bytes of disk that the task may use.", object, "Raise the task's disk limit, then start it again.");
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }

    private void end(ExecutorService pool) {
        pool.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                stop.because(new CancelledException());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
