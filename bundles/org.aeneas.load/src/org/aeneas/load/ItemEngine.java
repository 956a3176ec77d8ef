package org.aeneas.load;

import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Progress;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;

/** Writes item by item, from here: into any table, from any place, at a rate of one's choice. */
public final class ItemEngine implements LoadEngine {
    private final AwsSession session;
    private final LoadOptions options;
    private final ObjectSource objects;
    private final Runnable requireObjects;

    /** @param requireObjects throws unless all objects are there: before anything is deleted to make room for them */
    public ItemEngine(AwsSession session, LoadOptions options, ObjectSource objects, Runnable requireObjects) {
        this.session = session;
        this.options = options;
        this.objects = objects;
        this.requireObjects = requireObjects;
    }

    @Override
    public LoadReport load(LoadTask task, Progress progress) {
        // An import of the same table that is remembered no longer says what is in the table.
        LoadTask.forget(task.importNote());
        LoadReport report;
        try (CheckpointFile checkpoint = new CheckpointFile(task.checkpoint())) {
            report = load(task, checkpoint, progress);
        }
        if (report.complete()) {
            LoadTask.forget(task.checkpoint());
        }
        return report;
    }

    private LoadReport load(LoadTask task, CheckpointFile checkpoint, Progress progress) {
        Manifest manifest = task.manifest();
        Set<String> loaded = manifest.objects().stream().filter(object -> checkpoint.loaded(object).isPresent())
                .map(StagedObject::name).collect(Collectors.toSet());
        try (RejectFile rejects = new RejectFile(task.rejects(), reject -> loaded.contains(reject.object()))) {
            // What an interrupted run has loaded must not be dropped by the next one.
            Preparation once = loaded.isEmpty() ? task.preparation() : Preparation.DO_NOTHING;
            if (once != Preparation.DO_NOTHING) {
                requireObjects.run();
            }
            new TablePreparation(session, options).prepare(task.definition(), once, progress);
            return new TableLoader(session.items(), Target.of(task.definition()), options).load(manifest.objects(),
                    objects, checkpoint, rejects, manifest.totals().staged(), progress);
        }
    }
}
