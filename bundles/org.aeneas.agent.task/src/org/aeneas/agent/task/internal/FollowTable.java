package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.core.Progress;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.extract.Target;
import org.aeneas.extract.changes.ChangeLedger;
import org.aeneas.extract.changes.ChangeStaging;
import org.aeneas.extract.changes.ExpiryQueue;
import org.aeneas.load.ChangeLoader;
import org.aeneas.load.ExpiredItems;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.TableDefinitions;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.Counts;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;

/** The changes of one table of a task, which nobody else writes to. For one thread. */
final class FollowTable {
    /** Rows that are read again in one cycle because a cell has expired, about. */
    private static final int DUE_AT_ONCE = 100_000;

    private final RunContext run;
    private final TableMapping mapping;
    private final ChangeLedger ledger;
    private final FollowMeter meter;
    private final Path folder;
    private final Target target;
    private final Layout layout;
    private final ExpiryQueue expiries;
    private final ChangeStaging staging;
    /** Of this run: a cycle that comes after it was never staged before. */
    private boolean first = true;
    private Optional<Boolean> knowsColumns = Optional.empty();

    FollowTable(RunContext run, TableMapping mapping, ChangeLedger ledger, FollowMeter meter) {
        this.run = run;
        this.mapping = mapping;
        this.ledger = ledger;
        this.meter = meter;
        this.folder = run.changes().resolve(name());
        this.layout = new Layout(mapping.source().keyspace(), mapping.source().name());
        this.target = TableExtraction.s3(run);
        this.expiries = new ExpiryQueue(folder.resolve("expiries"), run.form());
        this.staging = new ChangeStaging(mapping, run.spec().format(), run.spec().compression(), target,
                run.folder().resolve("staging"), expiries);
    }

    private String name() {
        return mapping.source().qualifiedName();
    }

    /** Once: rows that were loaded and in which a cell expires before the row are not named by any SSTable then. */
    void prepare(Progress progress) {
        Path prepared = folder.resolve("prepared");
        if (Files.exists(prepared)) {
            return;
        }
        if (mayExpireInParts()) {
            scan(progress);
        }
        DurableFiles.write(prepared, new byte[0]);
    }

    /** The load has counted such rows; of what others have loaded nobody knows. */
    private boolean mayExpireInParts() {
        return loaded().map(totals -> totals.rowsExpiringInParts() > 0).orElse(true);
    }

    /** Empty where others have loaded the table. */
    private Optional<Counts> loaded() {
        return target.read(layout.manifest()).filter(json -> !run.spec().stages().isEmpty())
                .map(json -> Manifest.parse(target.describe(layout.manifest()), json).totals());
    }

    /** Whether no values were left out of the load, or of columns that Thrift's clients made and CQL never shows. */
    private boolean knowsColumns() {
        if (knowsColumns.isEmpty()) {
            boolean thrift = mapping.source().compactStorage() && mapping.source().clustering().isEmpty();
            knowsColumns = Optional.of(!thrift && loaded().map(totals -> totals.unknownCells() == 0).orElse(true));
        }
        return knowsColumns.get();
    }

    private void scan(Progress progress) {
        long asOf = run.task().asOf().orElseThrow();
        try (TableSources.Opened source = run.sources().open(run.task(), mapping.source());
                RowCursor rows = source.rows().open(TokenRange.ALL, asOf)) {
            while (rows.next()) {
                progress.check();
                if (rows.row().expiresInParts()) {
                    expiries.add(RowKey.of(rows.row()), rows.row().earliestExpiry());
                }
            }
        }
        expiries.flush();
    }

    /** Returns when all of the cycle is in DynamoDB. */
    void apply(ChangeSource.Cycle cycle, Progress progress) {
        ChangeLedger.Cursor before = ledger.cursor(name());
        if (before.applied() >= cycle.number()) {
            return;
        }
        long dueAfter = before.applied() == 0 ? run.task().asOf().orElseThrow() : before.dueUpTo();
        ExpiryQueue.Due due = expiries.due(dueAfter, cycle.asOf(), DUE_AT_ONCE);
        meter.phase(FollowMeter.Phase.STAGE);
        ChangeManifest manifest = staged(cycle, due, progress);
        meter.phase(FollowMeter.Phase.APPLY);
        long refused = byDms() ? 0 : load(manifest, progress);
        keepRejects(manifest);
        ledger.applied(name(), before.next(cycle.number(), due.upTo(), manifest.counts(), refused),
                ledger.nextObject() + (byDms() ? manifest.objects().size() : 0));
        expiries.forget(due.upTo());
        meter.applied(name(), manifest.counts());
        if (manifest.counts().keys() > 0) {
            run.log().info("Cycle " + cycle.number() + " of " + name() + ": " + manifest.counts().puts() + " puts, "
                    + manifest.counts().deletes() + " deletes, " + manifest.counts().rejects() + " rejects, "
                    + refused + " refused by DynamoDB");
        }
    }

    /** Then what is staged is applied by DMS, in the order of its names. */
    private boolean byDms() {
        return run.spec().dms().isPresent();
    }

    private long load(ChangeManifest manifest, Progress progress) {
        LoadCounts counts = new ChangeLoader(run.session().items(), loadTarget(), options(),
                ObjectSource.bucket(run.session().objects(), run.spec().bucket(), run.prefix()), run.form())
                .apply(manifest, folder, progress);
        return counts.rejected();
    }

    /** What was staged before a restart counts: its objects are as they were, and so are the expiries. */
    private ChangeManifest staged(ChangeSource.Cycle cycle, ExpiryQueue.Due due, Progress progress) {
        Optional<ChangeManifest> before = first ? staging.staged(cycle.number()) : Optional.empty();
        first = false;
        if (before.isPresent() && before.get().asOf() == cycle.asOf()) {
            return before.get();
        }
        try (ChangeCursor changes = run.sources().changes().changes(run.task(), cycle, mapping.source(), due.keys())) {
            return staging.stage(new ChangeStaging.Cycle(cycle.number(), cycle.asOf(),
                    DmsChanges.folder(run.task().id()), ledger.nextObject()),
                    knowsColumns() ? new KnownChanges(changes, mapping.source()) : changes, progress);
        }
    }

    private org.aeneas.load.Target loadTarget() {
        return org.aeneas.load.Target.of(definition(run.spec(), mapping));
    }

    /** The table that the changes go into. */
    static Definition definition(TaskSpec spec, TableMapping mapping) {
        return TableDefinitions.of(mapping, spec.dms().isPresent() ? ItemForm.DMS : ItemForm.NATIVE,
                new Capacity.OnDemand(), Map.of());
    }

    private LoadOptions options() {
        return LoadOptions.DEFAULT.withThreads(run.spec().threads())
                .withUnitsPerSecond(run.spec().writeRate().orElse(LoadOptions.UNLIMITED));
    }

    private void keepRejects(ChangeManifest manifest) {
        TableRejects rejects = new TableRejects(run.folder(), name(), run.form());
        if (manifest.counts().rejects() > 0) {
            target.read(layout.changeRejects(manifest.cycle()))
                    .ifPresent(lines -> DurableFiles.write(rejects.changed(manifest.cycle()), lines, run.form()));
        }
        Path refused = ChangeLoader.rejects(folder, manifest.cycle());
        if (Files.exists(refused)) {
            move(refused, rejects.refused(manifest.cycle()));
        }
    }

    private static void move(Path file, Path to) {
        try {
            Files.createDirectories(to.getParent());
            DurableFiles.moveIntoPlace(file, to);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** @return how many items were deleted whose time is over, which DynamoDB would do some day */
    long removeExpired(long now, Progress progress) {
        return new ExpiredItems(run.session().items(), loadTarget(), mapping.ttlAttribute(), options()).delete(now,
                progress);
    }
}
