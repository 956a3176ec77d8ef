package org.aeneas.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.Feed;
import org.aeneas.load.internal.LoadRun;
import org.aeneas.load.internal.StagedFeed;
import org.aeneas.staging.StagedObject;

/**
 * Puts staged objects into a table. Several objects are read side by side into a bounded buffer, from which threads
 * send batches: full ones, of as many partitions as there are, so that no partition gets more than DynamoDB lets it
 * have. What is throttled is sent again for as long as it takes. Two writes to one key keep their order if they are of
 * one object.
 *
 * <p>Loading an object again does no harm; a checkpoint saves the time.
 */
public final class TableLoader {
    private final ItemStore items;
    private final Target target;
    private final LoadOptions options;

    public TableLoader(ItemStore items, Target target, LoadOptions options) {
        this.items = items;
        this.target = target;
        this.options = options;
    }

    /**
     * Returns when all is loaded that can be. Objects that cannot be read are in the report, and do not stop the
     * others.
     *
     * @param expected how many lines the objects have together, -1 if unknown: for progress only
     * @param progress counts lines that are done, one way or the other
     * @throws org.aeneas.core.ProblemException   if the table cannot be written to; what was done is in the checkpoint
     * @throws org.aeneas.core.CancelledException if cancelled; likewise
     */
    public LoadReport load(List<StagedObject> objects, ObjectSource source, Checkpoint checkpoint, Rejects rejects,
            long expected, Progress progress) {
        long start = System.nanoTime();
        LoadCounts before = LoadCounts.NONE;
        int objectsBefore = 0;
        List<Feed> feeds = new ArrayList<>();
        for (StagedObject object : objects) {
            Optional<LoadCounts> loaded = checkpoint.loaded(object);
            if (loaded.isPresent()) {
                before = before.plus(loaded.get());
                objectsBefore++;
            } else {
                feeds.add(new StagedFeed(object, source, target, checkpoint));
            }
        }
        progress.begin("Loading " + target.table(), "items", expected);
        progress.worked(before.lines());
        LoadRun run = new LoadRun(items, target, options, rejects, progress);
        run.run(feeds);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return run.report(objectsBefore, before, took);
    }
}
