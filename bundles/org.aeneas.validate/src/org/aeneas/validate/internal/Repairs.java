package org.aeneas.validate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ThrottledException;
import org.aeneas.core.CancelledException;

/** Writes mends in batches, again and again until DynamoDB has taken them. */
final class Repairs {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final ItemStore store;
    private final String table;

    Repairs(ItemStore store, String table) {
        this.store = store;
        this.table = table;
    }

    /** @return how many were written: all */
    int apply(List<Write> writes) {
        for (int from = 0; from < writes.size(); from += ItemStore.MAX_BATCH) {
            batch(new ArrayList<>(writes.subList(from, Math.min(writes.size(), from + ItemStore.MAX_BATCH))));
        }
        return writes.size();
    }

    private void batch(List<Write> writes) {
        List<Write> left = writes;
        for (long pause = FIRST_PAUSE_MILLIS; !left.isEmpty(); pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
            left = attempt(left);
            if (!left.isEmpty()) {
                sleep(ThreadLocalRandom.current().nextLong(pause));
            }
        }
    }

    private List<Write> attempt(List<Write> writes) {
        try {
            return store.write(table, writes).unprocessed();
        } catch (ThrottledException e) {
            return writes;
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
