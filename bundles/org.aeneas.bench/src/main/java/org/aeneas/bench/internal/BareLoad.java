package org.aeneas.bench.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ThrottledException;
import org.aeneas.bench.Pass;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadOptions;

/**
 * Nothing but BatchWriteItem: items that are in memory already, full batches, as many threads and the same client as
 * the product's loader has.
 */
record BareLoad() implements Contest {
    /** Seed of the order, the same in each pass. */
    private static final long ORDER = 1;

    @Override
    public String name() {
        return "load-bare";
    }

    @Override
    public String what() {
        return "a bare loop of BatchWriteItem into the same, from memory, " + LoadOptions.DEFAULT.threads()
                + " threads";
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        run(site, progress); // as the loader does
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        StagedItems staged = site.staged(progress);
        List<Write> writes = staged.writes();
        // The loader spreads neighbours, which DynamoDB keeps in one partition, over time; to the stand-in, which keeps
        // all in one sorted tree, neighbours are the cheaper ones. Both must ask the same of it.
        Collections.shuffle(writes, new Random(ORDER));
        // Right before the loop, as before the loader: the stand-in has work left from dropping what was there.
        staged.empty(site);
        ItemStore items = site.sandbox(progress).aws().items();
        AtomicInteger next = new AtomicInteger();
        int threads = LoadOptions.DEFAULT.threads();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long begun = System.nanoTime();
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ends.add(pool.submit(() -> send(items, staged.definition().name(), writes, next, progress)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return Pass.here(writes.size(), (System.nanoTime() - begun) / 1e9);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static void send(ItemStore items, String table, List<Write> writes, AtomicInteger next, Progress progress) {
        for (int from = next.getAndAdd(ItemStore.MAX_BATCH); from < writes.size();
                from = next.getAndAdd(ItemStore.MAX_BATCH)) {
            List<Write> batch = writes.subList(from, Math.min(from + ItemStore.MAX_BATCH, writes.size()));
            while (!batch.isEmpty()) {
                progress.check();
                batch = unprocessed(items, table, batch);
            }
        }
    }

    private static List<Write> unprocessed(ItemStore items, String table, List<Write> batch) {
        try {
            return items.write(table, batch).unprocessed();
        } catch (ThrottledException e) {
            // The stand-in never refuses for the rate; were it to, the loop would insist.
            return batch;
        }
    }
}
