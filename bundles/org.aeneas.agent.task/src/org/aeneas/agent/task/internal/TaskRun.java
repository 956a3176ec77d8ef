package org.aeneas.agent.task.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.mapping.TableMapping;

/**
 * One go at a task: from where it is to its end, or to what is in its way. While a table is loaded, the next one is
 * extracted.
 */
final class TaskRun {
    private final RunContext run;
    private final Encryption encryption;
    private final Map<String, TableMeter> meters = new LinkedHashMap<>();
    private final Map<String, TableStatus> tables = new LinkedHashMap<>();

    TaskRun(RunContext run, Encryption encryption) {
        this.run = run;
        this.encryption = encryption;
        run.task().tables().forEach(table -> {
            tables.put(table.table(), table);
            meters.put(table.table(), new TableMeter(table));
        });
    }

    /** As they are at this instant; for many threads. */
    List<TableStatus> tables() {
        List<TableStatus> now = new ArrayList<>();
        synchronized (tables) {
            tables.values().forEach(table -> now.add(TableMeter.works(table)
                    ? meters.get(table.table()).measured(table) : table.withRate(0, -1)));
        }
        return now;
    }

    /** Whether this go has brought the task further. */
    boolean moved() {
        return meters.values().stream().anyMatch(TableMeter::moved);
    }

    /** What the tables have failed for that are not done. */
    Optional<Problem> failure() {
        synchronized (tables) {
            return tables.values().stream().filter(table -> !table.done()).flatMap(table -> table.problem().stream())
                    .findFirst();
        }
    }

    /** Returns when nothing can be done any more. What stopped it is in the {@link Halt} and in {@link #failure}. */
    void work() {
        ExecutorService loads = Executors.newSingleThreadExecutor(task -> new Thread(task, "aeneas-task-load"));
        try {
            guard("", () -> run.sources().begin(run.task(), run.halt().progress()));
            for (TaskSpec.Table table : run.task().spec().tables()) {
                TableMapping mapping = table.decisions();
                if (!run.halt().requested() && extracted(table.name(), mapping)) {
                    loads.execute(() -> loaded(table.name(), mapping));
                }
            }
        } finally {
            end(loads);
        }
    }

    private boolean extracted(String table, TableMapping mapping) {
        if (status(table).is(Stage.UPLOAD, Stage.State.DONE)) {
            return true;
        }
        return guard(table, () -> {
            record(status(table).with(Stage.EXTRACT, Stage.State.RUNNING).with(Stage.UPLOAD, Stage.State.RUNNING)
                    .withProblem(Optional.empty()));
            run.log().info("Extracting " + table);
            TableMeter meter = meters.get(table);
            TableExtraction extraction = new TableExtraction(run, mapping, encryption, meter);
            var counts = extraction.run();
            TableRejects.join(run.folder(), table, List.of(TableRejects.extracted(run.folder(), table)));
            record(status(table).with(Stage.EXTRACT, Stage.State.DONE).with(Stage.UPLOAD, Stage.State.DONE)
                    .withRows(counts.rows() + counts.staticItems(), counts.rows() + counts.staticItems())
                    .withBytes(counts.bytes()).withRejects(counts.rejects()).withItems(0, counts.staged()));
            run.log().info("Staged " + table + ": " + counts.rows() + " rows, " + counts.staged() + " items, "
                    + counts.rejects() + " rejects, " + counts.bytes() + " bytes");
        });
    }

    private void loaded(String table, TableMapping mapping) {
        TableStatus before = status(table);
        if (!before.stages().containsKey(Stage.LOAD) || before.is(Stage.LOAD, Stage.State.DONE)
                || run.halt().requested()) {
            return;
        }
        guard(table, () -> {
            record(status(table).with(Stage.LOAD, Stage.State.RUNNING).withProblem(Optional.empty()));
            run.log().info("Loading " + table + " into " + mapping.targetTable());
            TableMeter meter = meters.get(table);
            var manifest = new TableExtraction(run, mapping, encryption, meter).manifest();
            TableLoad load = new TableLoad(run, manifest, meter);
            var counts = load.run();
            List<java.nio.file.Path> rejects = new ArrayList<>(
                    List.of(TableRejects.extracted(run.folder(), table)));
            rejects.addAll(load.rejects());
            TableRejects.join(run.folder(), table, rejects);
            record(status(table).with(Stage.LOAD, Stage.State.DONE).withItems(counts.lines(), counts.lines())
                    .withRejects(manifest.totals().rejects() + counts.rejected()));
            run.log().info("Loaded " + table + ": " + counts.items() + " items, " + counts.rejected()
                    + " refused by DynamoDB");
        });
    }

    /** @return whether it came to its end; otherwise it is known why, and recorded as far as that is possible */
    private boolean guard(String table, Runnable work) {
        try {
            work.run();
            return true;
        } catch (CancelledException e) {
            // An answer to the halt, which knows why.
            pause(table);
        } catch (ProblemException e) {
            run.log().error(e.problem().what() + " [" + e.problem().object() + "] " + e.problem().remedy(), e);
            failed(table, e.problem());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            Problem problem = Causes.unforeseen(e, table.isEmpty() ? run.task().spec().name() : table);
            run.log().error(problem.what(), e);
            failed(table, problem);
        }
        return false;
    }

    private void failed(String table, Problem problem) {
        Problem cause = lost(table).orElse(problem);
        if (Causes.passes(cause) || table.isEmpty()) {
            run.halt().because(cause);
            pause(table);
        } else {
            settle(table, Stage.State.FAILED, Optional.of(cause));
        }
    }

    /** Reading may fail in many ways when the files are gone. */
    private Optional<Problem> lost(String table) {
        if (table.isEmpty() || !status(table).is(Stage.EXTRACT, Stage.State.RUNNING)) {
            return Optional.empty();
        }
        return run.task().spec().tables().stream().filter(given -> given.name().equals(table)).findFirst()
                .flatMap(given -> run.sources().lost(run.task(), given.decisions().source()));
    }

    private void pause(String table) {
        if (!table.isEmpty()) {
            settle(table, Stage.State.PENDING, run.halt().inTheWay());
        }
    }

    /** What was running is now so. */
    private void settle(String table, Stage.State state, Optional<Problem> problem) {
        TableStatus status = status(table);
        for (Stage stage : Stage.values()) {
            if (status.is(stage, Stage.State.RUNNING)) {
                status = status.with(stage, state);
            }
        }
        try {
            record(meters.get(table).of(status).withProblem(problem));
        } catch (ProblemException e) {
            // The store has no room perhaps: what it does not know is found out again by the next run.
            run.log().error(e.problem().what() + " [" + e.problem().object() + "]", e);
            run.halt().because(e.problem());
        }
    }

    private TableStatus status(String table) {
        synchronized (tables) {
            return tables.get(table);
        }
    }

    /** Durable first, then seen. */
    private void record(TableStatus status) {
        run.record().table(status);
        synchronized (tables) {
            tables.put(status.table(), status);
        }
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
