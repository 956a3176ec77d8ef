package org.aeneas.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.Feed;
import org.aeneas.load.internal.LoadRun;
import org.aeneas.load.internal.ScanFeed;

/** Deletes the items whose time is over and that DynamoDB has not deleted yet, which may take it days. */
public final class ExpiredItems {
    private final ItemStore items;
    private final Target target;
    private final String ttlAttribute;
    private final LoadOptions options;

    public ExpiredItems(ItemStore items, Target target, String ttlAttribute, LoadOptions options) {
        this.items = items;
        this.target = target;
        this.ttlAttribute = ttlAttribute;
        this.options = options;
    }

    /**
     * @param now epoch second: an item whose time is that or before is deleted
     * @return how many
     */
    public long delete(long now, Progress progress) {
        progress.begin("Deleting expired items of " + target.table(), "items", -1);
        List<Feed> segments = new ArrayList<>();
        for (int i = 0; i < options.objectsAtOnce(); i++) {
            segments.add(ScanFeed.expired(items, target, i, options.objectsAtOnce(), ttlAttribute, now));
        }
        Rejects none = reject -> {
            throw new Problem("item-not-deleted", "DynamoDB refuses to delete an item: " + reject.reason(),
                    reject.table() + " " + reject.key(), "Delete it by hand, or wait until DynamoDB does it.")
                    .asException();
        };
        LoadRun run = new LoadRun(items, target, options, none, progress);
        run.run(segments);
        return run.report(0, LoadCounts.NONE, Duration.ZERO).counts().deletes();
    }
}
