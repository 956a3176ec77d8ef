package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.mapping.TableMapping;

/**
 * One go at a task: from where it is to its end, or to what is in its way. While a table is loaded, the next one is
 * extracted.
 */
final class TaskRun {
    private final RunContext run;
    private final RunTables tables;
    private final Optional<Follow> follow;
    private final RunGuard guard;

    /** @param follow of a task that replicates changes */
    TaskRun(RunContext run, RunTables tables, Optional<Follow> follow) {
        this.run = run;
        this.tables = tables;
        this.follow = follow;
        this.guard = new RunGuard(run, tables);
    }

    /** Returns when nothing can be done any more. What stopped it is known to the {@link Halt} and to the tables. */
    void work() {
        if (!began()) {
            return;
        }
        move();
        if (tables.done() && !run.halt().requested()) {
            follow.ifPresent(it -> new FollowRun(run, it).work());
        }
    }

    private void move() {
        ExecutorService loads = Executors.newSingleThreadExecutor(task -> new Thread(task, "aeneas-task-load"));
        try {
            for (TaskSpec.Table table : run.spec().tables()) {
                TableMapping mapping = table.decisions();
                if (!run.halt().requested() && !run.spec().stages().isEmpty() && extracted(mapping) && run.spec().dms().isEmpty()) {
                    loads.execute(() -> load(mapping));
                }
            }
            letGo();
            if (run.spec().dms().isPresent()) {
                new DmsStage(run, tables, guard).work();
            }
        } finally {
            end(loads);
        }
    }

    private boolean began() {
        try {
            if (follow.isPresent() && !follow.get().finished()) {
                // Before the snapshot: what is written after it has to be found.
                run.sources().changes().begin(run.task(), run.halt().progress());
            }
            if (follow.isEmpty() || follow.get().ledger().confirmed() == 0) {
                run.sources().begin(run.task(), run.halt().progress());
            }
            return true;
        } catch (CancelledException e) {
            return false;
        } catch (ProblemException e) {
            run.log().problem(e);
            run.halt().because(e.problem());
            return false;
        }
    }

    /** What is staged is read no more, however long it takes to load it; the first changes are compared with it. */
    private void letGo() {
        if (follow.isPresent() || !run.spec().tables().stream().allMatch(t -> tables.status(t.name()).is(Stage.UPLOAD, Stage.State.DONE))) {
            return;
        }
        try {
            run.sources().end(run.task());
        } catch (ProblemException e) {
            run.log().problem(e);
        }
    }

    private boolean extracted(TableMapping mapping) {
        String table = mapping.source().qualifiedName();
        if (tables.status(table).is(Stage.UPLOAD, Stage.State.DONE)) {
            return true;
        }
        return guard.run(List.of(mapping), () -> {
            record(tables.status(table).with(Stage.EXTRACT, Stage.State.RUNNING)
                    .with(Stage.UPLOAD, Stage.State.RUNNING).withProblem(Optional.empty()));
            run.log().info("Extracting " + table);
            var counts = new TableExtraction(run, mapping, tables.meter(table), () -> tables.save(table)).run();
            long rows = counts.rows() + counts.staticItems();
            record(tables.status(table).with(Stage.EXTRACT, Stage.State.DONE).with(Stage.UPLOAD, Stage.State.DONE)
                    .withRows(rows, rows).withBytes(counts.bytes()).withRejects(counts.rejects())
                    .withItems(0, counts.staged()));
            run.log().info("Staged " + table + ": " + rows + " rows, " + counts.staged() + " items, "
                    + counts.rejects() + " rejects, " + counts.bytes() + " bytes");
        });
    }

    private void load(TableMapping mapping) {
        String table = mapping.source().qualifiedName();
        TableStatus before = tables.status(table);
        if (!before.stages().containsKey(Stage.LOAD) || before.is(Stage.LOAD, Stage.State.DONE)
                || run.halt().requested()) {
            return;
        }
        guard.run(List.of(mapping), () -> {
            record(tables.status(table).with(Stage.LOAD, Stage.State.RUNNING).withProblem(Optional.empty()));
            run.log().info("Loading " + table + " into " + mapping.targetTable());
            TableMeter meter = tables.meter(table);
            Runnable saved = () -> tables.save(table);
            var manifest = new TableExtraction(run, mapping, meter, saved).manifest();
            var counts = new TableLoad(run, manifest, meter, saved).run();
            record(tables.status(table).with(Stage.LOAD, Stage.State.DONE).withItems(counts.lines(), counts.lines())
                    .withRejects(manifest.totals().rejects() + counts.rejected()));
            run.log().info("Loaded " + table + ": " + counts.items() + " items, " + counts.rejected()
                    + " refused by DynamoDB");
        });
    }

    private void record(TableStatus status) {
        tables.record(status);
    }

    private void end(ExecutorService loads) {
        loads.shutdown();
        boolean interrupted = false;
        while (!loads.isTerminated()) {
            try {
                loads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
                run.halt().stop();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
