package org.aeneas.load;

import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.ToldCheckpoint;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.PartListener;
import org.aeneas.staging.StagedObject;

/** Writes item by item, from here: into any table, from any place, at a rate of one's choice. */
public final class ItemEngine implements LoadEngine {
    private final AwsSession session;
    private final LoadOptions options;
    private final ObjectSource objects;
    private final Runnable requireObjects;
    private final PartListener loaded;
    private final FileForm form;

    public ItemEngine(AwsSession session, LoadOptions options, ObjectSource objects, Runnable requireObjects) {
        this(session, options, objects, requireObjects, FileForm.PLAIN, PartListener.NONE);
    }

    /**
     * @param requireObjects throws unless all objects are there: before anything is deleted to make room for them
     * @param form           of what is kept here of refused items
     * @param loaded         is told about the objects
     */
    public ItemEngine(AwsSession session, LoadOptions options, ObjectSource objects, Runnable requireObjects,
            FileForm form, PartListener loaded) {
        this.session = session;
        this.options = options;
        this.objects = objects;
        this.requireObjects = requireObjects;
        this.loaded = loaded;
        this.form = form;
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
        Set<String> before = manifest.objects().stream().filter(object -> checkpoint.loaded(object).isPresent())
                .map(StagedObject::name).collect(Collectors.toSet());
        try (RejectFile rejects = new RejectFile(task.rejects(), form,
                reject -> before.contains(reject.object()))) {
            // What an interrupted run has loaded must not be dropped by the next one.
            Preparation once = before.isEmpty() ? task.preparation() : Preparation.DO_NOTHING;
            if (once != Preparation.DO_NOTHING) {
                requireObjects.run();
            }
            loaded.begin(before.size(), manifest.objects().size());
            new TablePreparation(session, options).prepare(task.definition(), once, progress);
            return new TableLoader(session.items(), Target.of(task.definition()), options).load(manifest.objects(),
                    objects, new ToldCheckpoint(checkpoint, loaded), rejects, manifest.totals().staged(), progress);
        }
    }
}
