package org.aeneas.agent.task.internal;

import java.util.EnumMap;
import java.util.Map;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.TableStatus.Parts;
import org.aeneas.core.Progress;
import org.aeneas.staging.PartListener;

/** Counts how far a table is, between what the store knows. For many threads. */
final class TableMeter {
    /** Of a new measurement in the rate. */
    private static final double WEIGHT = 0.3;

    private final Map<Stage, Parts> parts = new EnumMap<>(Stage.class);
    private long rows;
    private long expectedRows;
    private long bytes;
    private long items;
    private long expectedItems;
    private boolean loading;
    private boolean moved;
    private double rate;
    private long lastCount;
    private long lastNanos = System.nanoTime();

    TableMeter(TableStatus stored) {
        rows = stored.rows();
        expectedRows = stored.expectedRows();
        bytes = stored.bytes();
        items = stored.items();
        expectedItems = stored.expectedItems();
        parts.putAll(stored.parts());
        lastCount = rows;
    }

    /** For an extraction. */
    Progress rows(Halt halt) {
        return halt.progress((work, unit, total) -> beginRows(total), this::addRows);
    }

    /** For a load, of whose parts only the loading itself has items that are counted beforehand. */
    Progress items(Halt halt) {
        return halt.progress((work, unit, total) -> beginItems(unit.equals("items") && total >= 0, total),
                this::addItems);
    }

    /**
     * Of an extraction, whose chunks are staged first and then done.
     *
     * @param saved is called after each that is done
     */
    PartListener chunks(Runnable saved) {
        return new PartListener() {
            @Override
            public void begin(int done, int all) {
                beginParts(Stage.EXTRACT, done, all);
                beginParts(Stage.UPLOAD, done, all);
            }

            @Override
            public void staged() {
                nextPart(Stage.EXTRACT);
            }

            @Override
            public void done() {
                nextPart(Stage.UPLOAD);
                saved.run();
            }
        };
    }

    /**
     * Of a load.
     *
     * @param saved is called after each that is done
     */
    PartListener objects(Runnable saved) {
        return new PartListener() {
            @Override
            public void begin(int done, int all) {
                beginParts(Stage.LOAD, done, all);
            }

            @Override
            public void done() {
                nextPart(Stage.LOAD);
                saved.run();
            }
        };
    }

    private synchronized void beginParts(Stage stage, int done, int all) {
        parts.put(stage, new Parts(done, all));
    }

    private synchronized void nextPart(Stage stage) {
        parts.merge(stage, Parts.NONE.next(), (before, one) -> before.next());
    }

    synchronized void bytes(long confirmed) {
        bytes = confirmed;
        moved = true;
    }

    synchronized void addBytes(long confirmed) {
        bytes += confirmed;
        moved = true;
    }

    /** Others begin to load so many items, as one part. */
    synchronized void loading(long expected) {
        parts.put(Stage.LOAD, new Parts(0, 1));
        beginItems(true, expected);
    }

    /** What they have loaded by now. */
    synchronized void loaded(long count) {
        moved |= count != items;
        items = count;
    }

    /** They have ended. */
    synchronized void allLoaded() {
        nextPart(Stage.LOAD);
    }

    /** Whether anything was done since the meter was made. */
    synchronized boolean moved() {
        return moved;
    }

    /** With what is counted of the stage that is running. */
    synchronized TableStatus of(TableStatus status) {
        TableStatus now = status.withParts(parts);
        if (now.is(Stage.EXTRACT, Stage.State.RUNNING)) {
            return now.withRows(rows, expectedRows).withBytes(bytes);
        }
        boolean counted = now.is(Stage.LOAD, Stage.State.RUNNING) && loading;
        return counted ? now.withItems(items, expectedItems) : now;
    }

    /** The same, with the rate since the last call. */
    synchronized TableStatus measured(TableStatus status) {
        if (!status.stages().containsValue(Stage.State.RUNNING)) {
            return of(status).withRate(0, -1);
        }
        long count = loading ? items : rows;
        long now = System.nanoTime();
        double seconds = (now - lastNanos) / 1e9;
        if (seconds > 0.05) {
            double latest = Math.max(0, count - lastCount) / seconds;
            rate = rate == 0 ? latest : rate + WEIGHT * (latest - rate);
            lastCount = count;
            lastNanos = now;
        }
        long expected = loading ? expectedItems : expectedRows;
        boolean known = rate > 0 && expected >= count;
        return of(status).withRate(rate, known ? Math.round((expected - count) / rate) : -1);
    }

    private synchronized void beginRows(long total) {
        rows = 0;
        expectedRows = total;
        restartRate();
    }

    private synchronized void addRows(long count) {
        rows += count;
        moved = true;
    }

    private synchronized void beginItems(boolean counted, long total) {
        loading = counted;
        if (counted) {
            items = 0;
            expectedItems = total;
            restartRate();
        }
    }

    private synchronized void addItems(long count) {
        if (loading) {
            items += count;
            moved = true;
        }
    }

    private void restartRate() {
        rate = 0;
        lastCount = 0;
        lastNanos = System.nanoTime();
    }
}
