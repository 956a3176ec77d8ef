package org.aeneas.extract.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Progress;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.staging.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of an extraction, from what an earlier one has left to the last manifest. */
public final class ExtractionRun {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractionRun.class);

    private final ExtractPlan plan;
    private final Target target;
    private final TaskStore store;
    private final Extraction.Options options;
    private final List<TableRun> tables = new ArrayList<>();

    public ExtractionRun(ExtractPlan plan, Map<String, Extraction.Table> tables, Target target, TaskStore store,
            Extraction.Options options) {
        this.plan = plan;
        this.target = target;
        this.store = store;
        this.options = options;
        for (ExtractPlan.TablePlan table : plan.tables()) {
            Extraction.Table given = Optional.ofNullable(tables.get(table.qualifiedName()))
                    .orElseThrow(() -> new IllegalArgumentException("no source for " + table.qualifiedName()));
            this.tables.add(new TableRun(plan, table, given.mapping(), given.source()));
        }
    }

    /** @return the tables' manifests, as written */
    public List<Manifest> run(Progress progress) {
        store.clearStaging();
        tables.forEach(table -> table.resume(store, target));
        begin(progress);
        Stop stop = new Stop(progress);
        new Workers(plan, target, store, options, progress, stop).stage(new ChunkQueue(tables));
        stop.rethrow();
        List<Manifest> manifests = new ArrayList<>();
        for (TableRun table : tables) {
            manifests.add(new TableEnd(table, target, store).write());
        }
        return manifests;
    }

    private void begin(Progress progress) {
        List<Long> estimates = plan.tables().stream().flatMap(table -> table.chunks().stream())
                .map(ExtractPlan.Chunk::estimatedRows).toList();
        boolean known = estimates.stream().noneMatch(rows -> rows < 0);
        String what = tables.size() == 1 ? tables.get(0).table().qualifiedName() : tables.size() + " tables";
        progress.begin("Extracting " + what, "rows", known ? estimates.stream().mapToLong(rows -> rows).sum() : -1);
        options.chunks().begin(tables.stream().mapToInt(table -> table.done().size()).sum(), estimates.size());
        long done = tables.stream().flatMap(table -> table.done().stream())
                .mapToLong(chunk -> chunk.counts().rows() + chunk.counts().staticItems()).sum();
        if (done > 0) {
            progress.worked(done);
            LOG.info("Extracting {} goes on: {} rows are staged already", what, done);
        }
    }
}
