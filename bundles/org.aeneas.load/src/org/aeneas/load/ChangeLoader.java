package org.aeneas.load;

import java.nio.file.Path;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.StaleItems;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.FileForm;

/**
 * Applies staged changes to a table, cycle by cycle. In a cycle a key stands once; who applies a cycle only after the
 * one before has returned, and has no other writer at the table, keeps the order of each key. Applying a cycle again
 * does no harm as long as none after it is applied. Of a row that DynamoDB refuses, the item that it had before is
 * deleted: it would be stale.
 */
public final class ChangeLoader {
    private final ItemStore items;
    private final Target target;
    private final LoadOptions options;
    private final ObjectSource objects;
    private final FileForm form;

    /** @param form of what is kept here of refused items */
    public ChangeLoader(ItemStore items, Target target, LoadOptions options, ObjectSource objects, FileForm form) {
        this.items = items;
        this.target = target;
        this.options = options;
        this.objects = objects;
        this.form = form;
    }

    /**
     * Returns when DynamoDB has acknowledged every write of the cycle, or refused it.
     *
     * @param state    folder of this table's changes, in which it is remembered how far the cycle is
     * @param progress is told of each line
     * @throws org.aeneas.core.ProblemException   if it cannot go on; also where an object cannot be read
     * @throws org.aeneas.core.CancelledException if cancelled
     */
    public LoadCounts apply(ChangeManifest cycle, Path state, Progress progress) {
        Path checkpointFile = state.resolve(cycle.cycle() + ".checkpoint");
        LoadReport report;
        try (CheckpointFile checkpoint = new CheckpointFile(checkpointFile);
                RejectFile file = new RejectFile(rejects(state, cycle.cycle()), form,
                        reject -> cycle.objects().stream().anyMatch(object -> object.name().equals(reject.object())
                                && checkpoint.loaded(object).isPresent()))) {
            Rejects rejects = new StaleItems(items, file, progress);
            report = new TableLoader(items, target, options).load(cycle.objects(), objects, checkpoint, rejects,
                    cycle.counts().lines(), progress);
        }
        report.failed().stream().findFirst().ifPresent(object -> {
            throw object.problem().asException();
        });
        LoadTask.forget(checkpointFile);
        if (report.counts().rejected() == 0) {
            LoadTask.forget(rejects(state, cycle.cycle()));
        }
        return report.counts();
    }

    /** What DynamoDB refused of a cycle; there is no such file where it refused nothing. */
    public static Path rejects(Path state, long cycle) {
        return state.resolve(cycle + ".rejects");
    }
}
