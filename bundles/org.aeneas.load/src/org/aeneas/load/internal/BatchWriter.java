package org.aeneas.load.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Outcome;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ThrottledException;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.Rejects;
import org.aeneas.load.Rejects.Reject;
import org.aeneas.load.Target;

/** One of the threads that send batches. */
final class BatchWriter {
    private final ItemStore items;
    private final Target target;
    private final SpreadBuffer buffer;
    private final RateLimiter limiter;
    private final LoadTotals totals;
    private final Rejects rejects;
    private final Progress progress;
    /** Batches in a row that were refused, all or most of them: then the whole table is short, not a partition. */
    private int refusedInARow;

    BatchWriter(ItemStore items, Target target, SpreadBuffer buffer, RateLimiter limiter, LoadTotals totals,
            Rejects rejects, Progress progress) {
        this.items = items;
        this.target = target;
        this.buffer = buffer;
        this.limiter = limiter;
        this.totals = totals;
        this.rejects = rejects;
        this.progress = progress;
    }

    /** Sends until nothing is left. */
    void run() {
        for (List<PendingWrite> batch = buffer.take(); !batch.isEmpty(); batch = buffer.take()) {
            progress.check();
            send(batch);
        }
    }

    private void send(List<PendingWrite> batch) {
        int estimate = batch.stream().mapToInt(write -> write.units).sum();
        limiter.acquire(estimate);
        Outcome outcome;
        try {
            outcome = items.write(target.table(), batch.stream().map(write -> write.write).toList());
        } catch (ThrottledException e) {
            limiter.correct(-estimate);
            totals.throttled.increment();
            totals.resent.add(batch.size());
            buffer.giveBack(batch);
            pause();
            return;
        } catch (ProblemException e) {
            limiter.correct(-estimate);
            if (!e.problem().code().equals(ItemStore.REFUSED)) {
                throw e;
            }
            refused(batch, e);
            return;
        }
        answered(batch, estimate, outcome);
    }

    private void answered(List<PendingWrite> batch, int estimate, Outcome outcome) {
        totals.batches.increment();
        if (outcome.consumedUnits() > 0) {
            limiter.correct(outcome.consumedUnits() - estimate);
            totals.units.add(outcome.consumedUnits());
        }
        List<PendingWrite> done = new ArrayList<>(batch.size());
        List<PendingWrite> again = new ArrayList<>();
        for (PendingWrite write : batch) {
            (isIn(outcome.unprocessed(), write.write) ? again : done).add(write);
        }
        acknowledge(done);
        if (again.isEmpty()) {
            refusedInARow = 0;
            return;
        }
        totals.resent.add(again.size());
        buffer.giveBack(again);
        if (again.size() > done.size()) {
            pause();
        }
    }

    private static boolean isIn(List<Write> unprocessed, Write write) {
        return !unprocessed.isEmpty() && unprocessed.contains(write);
    }

    private void acknowledge(List<PendingWrite> done) {
        // First: whoever is told that an object is done has its items in his count.
        progress.worked(done.size());
        for (PendingWrite write : done) {
            write.feed.acknowledged(write);
        }
        buffer.settled(done);
    }

    /** Halves the batch until the one is found that DynamoDB does not take; the others are written. */
    private void refused(List<PendingWrite> batch, ProblemException reason) {
        if (batch.size() > 1) {
            send(batch.subList(0, batch.size() / 2));
            send(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        PendingWrite write = batch.get(0);
        rejects.add(new Reject(target.table(), write.feed.name(), write.line, keyOf(write.write),
                reason.problem().what()));
        progress.worked(1);
        write.feed.rejected();
        buffer.settled(batch);
    }

    private String keyOf(Write write) {
        List<String> names = new ArrayList<>(List.of(target.partitionKey()));
        target.sortKey().ifPresent(names::add);
        return new String(ItemJson.write(ItemJson.read(write.json()).only(names)), StandardCharsets.UTF_8);
    }

    private void pause() {
        refusedInARow++;
        try {
            TimeUnit.NANOSECONDS.sleep(Backoff.nanos(refusedInARow));
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
