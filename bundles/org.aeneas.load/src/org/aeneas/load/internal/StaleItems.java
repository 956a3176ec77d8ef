package org.aeneas.load.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ThrottledException;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.Rejects;

/** Deletes the items that rows had before they became such that DynamoDB refuses them. For many threads. */
public final class StaleItems implements Rejects {
    private final ItemStore items;
    private final Rejects kept;
    private final Progress progress;

    /** @param kept is told of each, when the item is gone */
    public StaleItems(ItemStore items, Rejects kept, Progress progress) {
        this.items = items;
        this.kept = kept;
        this.progress = progress;
    }

    @Override
    public void add(Reject reject) {
        if (!reject.key().isEmpty()) {
            delete(reject.table(), Write.delete(ItemJson.read(reject.key().getBytes(StandardCharsets.UTF_8))));
        }
        kept.add(new Reject(reject.table(), reject.object(), reject.line(), reject.key(),
                "Removed: cannot be represented. " + reject.reason()));
    }

    private void delete(String table, Write write) {
        for (int attempt = 1;; attempt++) {
            progress.check();
            try {
                if (items.write(table, List.of(write)).unprocessed().isEmpty()) {
                    return;
                }
            } catch (ThrottledException e) {
                // As good as unprocessed.
            } catch (ProblemException e) {
                if (e.problem().code().equals(ItemStore.REFUSED)) {
                    return; // No item has a key that DynamoDB refuses.
                }
                throw e;
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.NANOSECONDS.sleep(Backoff.nanos(attempt));
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
