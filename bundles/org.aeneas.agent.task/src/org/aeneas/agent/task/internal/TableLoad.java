package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.core.Problem;
import org.aeneas.load.ItemEngine;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadTask;
import org.aeneas.load.ObjectSource;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.PartListener;
import org.aeneas.staging.StagedObject;

/** The stage Load of a table. */
final class TableLoad {
    private final RunContext run;
    private final Manifest manifest;
    private final TableMeter meter;
    private final PartListener loaded;
    private final LoadTask task;

    /** @param saved is called after each object that is loaded */
    TableLoad(RunContext run, Manifest manifest, TableMeter meter, Runnable saved) {
        this.run = run;
        this.manifest = manifest;
        this.meter = meter;
        this.loaded = meter.objects(saved);
        this.task = LoadTask.of(manifest, new Capacity.OnDemand(), Map.of(), run.spec().preparation(),
                run.loads());
    }

    /**
     * Returns when every item is in DynamoDB or refused by it.
     *
     * @throws org.aeneas.core.ProblemException of the first object that cannot be loaded, and of what stops the load
     */
    LoadCounts run() {
        TaskSpec spec = run.spec();
        LoadOptions options = LoadOptions.DEFAULT.withThreads(spec.threads())
                .withUnitsPerSecond(spec.writeRate().orElse(LoadOptions.UNLIMITED));
        ObjectSource objects = ObjectSource.bucket(run.session().objects(), spec.bucket(), run.prefix());
        LoadReport report = new ItemEngine(run.session(), options, objects, this::requireObjects, run.form(), loaded)
                .load(task, meter.items(run.halt()));
        report.failed().stream().findFirst().ifPresent(object -> {
            throw object.problem().asException();
        });
        String table = manifest.keyspace() + "." + manifest.table();
        new TableRejects(run.folder(), table, run.form()).join(rejects());
        return report.counts();
    }

    /** What DynamoDB refused, where the load leaves it. */
    private Path rejects() {
        return task.state().resolve(task.table() + ".rejects");
    }

    /** Before anything is deleted to make room for them. */
    private void requireObjects() {
        TaskSpec spec = run.spec();
        String prefix = run.prefix();
        String data = prefix + new Layout(manifest.keyspace(), manifest.table()).data();
        Map<String, Long> sizes = run.session().objects().list(spec.bucket(), data).stream()
                .collect(Collectors.toMap(stored -> stored.key(), stored -> stored.size()));
        for (StagedObject object : manifest.objects()) {
            if (!Long.valueOf(object.bytes()).equals(sizes.get(prefix + object.name()))) {
                throw new Problem("staged-object-corrupt", "A staged object is gone or has another size.",
                        "s3://" + spec.bucket() + "/" + prefix + object.name(),
                        "Do not change staged objects before the task is done; create the task again. Nothing was "
                        + "deleted.").asException();
            }
        }
    }
}
