package org.aeneas.extract.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.core.Problem;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.extract.ExtractPlan.Chunk;
import org.aeneas.extract.ExtractPlan.TablePlan;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one table of a run is. For many threads. */
final class TableRun {
    private static final Logger LOG = LoggerFactory.getLogger(TableRun.class);

    private final ExtractPlan plan;
    private final TablePlan table;
    private final TableMapping mapping;
    private final RowSource source;
    private final Map<Integer, Manifest.Chunk> done = new TreeMap<>();
    private final Map<Integer, Manifest.FailedChunk> failed = new TreeMap<>();

    TableRun(ExtractPlan plan, TablePlan table, TableMapping mapping, RowSource source) {
        this.plan = plan;
        this.table = table;
        this.mapping = mapping;
        this.source = source;
    }

    TablePlan table() {
        return table;
    }

    TableMapping mapping() {
        return mapping;
    }

    RowSource source() {
        return source;
    }

    Layout layout() {
        return table.layout();
    }

    String objectName(Chunk chunk) {
        return layout().object(chunk.number(), plan.format(), plan.compression());
    }

    /** Takes over what an earlier run of the task has confirmed, as far as it is still there. */
    void resume(TaskStore store, Target target) {
        target.removeUnfinished(layout().data());
        target.removeUnfinished(layout().meta());
        Map<String, Long> present = target.sizes(layout().data());
        refuseOthers(present.keySet(), target);
        for (Manifest.Chunk chunk : store.done(table.qualifiedName()).values()) {
            boolean hasObject = chunk.object().stream()
                    .allMatch(object -> Long.valueOf(object.bytes()).equals(present.get(object.name())));
            boolean hasRejects = chunk.counts().rejects() == 0
                    || Files.exists(store.rejects(layout(), chunk.number()));
            if (hasObject && hasRejects) {
                done.put(chunk.number(), chunk);
            } else {
                LOG.warn("Chunk {} of {} was done, but its object is gone or has another size: it is extracted again",
                        chunk.number(), table.qualifiedName());
            }
        }
    }

    private void refuseOthers(Set<String> present, Target target) {
        Set<String> others = new HashSet<>(present);
        table.chunks().forEach(chunk -> others.remove(objectName(chunk)));
        others.stream().sorted().findFirst().ifPresent(other -> {
            throw new Problem("output-not-empty", "Beside the table's staged objects there is something else.",
                    target.describe(other), "Remove it, or choose another output.").asException();
        });
    }

    synchronized List<Chunk> pending() {
        return table.chunks().stream().filter(chunk -> !done.containsKey(chunk.number())).toList();
    }

    synchronized void done(Manifest.Chunk chunk) {
        done.put(chunk.number(), chunk);
    }

    synchronized void failed(Chunk chunk, Problem problem) {
        LOG.error("Chunk {} {} of {} failed: {} [{}] {}", chunk.number(), chunk.range(), table.qualifiedName(),
                problem.what(), problem.object(), problem.remedy());
        failed.put(chunk.number(), new Manifest.FailedChunk(chunk.number(), chunk.range(), problem));
    }

    /** In the ring's order. */
    synchronized List<Manifest.Chunk> done() {
        return new ArrayList<>(done.values());
    }

    synchronized Manifest manifest() {
        Manifest.Plan fixed = new Manifest.Plan(plan.id(), plan.asOf(), plan.format(), plan.compression(),
                table.sources(), table.chunks().size());
        return Manifest.of(layout(), table.schema(), table.mapping(), fixed, new ArrayList<>(done.values()),
                new ArrayList<>(failed.values()));
    }
}
