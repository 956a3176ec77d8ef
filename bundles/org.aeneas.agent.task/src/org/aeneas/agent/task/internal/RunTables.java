package org.aeneas.agent.task.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;

/** How far the tables of a run are: what is durable, and what is counted meanwhile. For many threads. */
final class RunTables {

    /** Returns when it is on the disk. */
    @FunctionalInterface
    interface Store {
        void table(TableStatus status);
    }

    private final Store store;
    private final Object saving = new Object();
    private final Map<String, TableStatus> tables = new LinkedHashMap<>();
    private final Map<String, TableMeter> meters = new LinkedHashMap<>();

    RunTables(Task task, Store store) {
        this.store = store;
        task.tables().forEach(table -> {
            tables.put(table.table(), table);
            meters.put(table.table(), new TableMeter(table));
        });
    }

    synchronized TableStatus status(String table) {
        return tables.get(table);
    }

    TableMeter meter(String table) {
        return meters.get(table);
    }

    /** Durable first, then seen. */
    void record(TableStatus status) {
        store.table(status);
        synchronized (this) {
            tables.put(status.table(), status);
        }
    }

    /** What is counted is durable: after a kill it is known what this run has done. */
    void save(String table) {
        synchronized (saving) {
            record(meter(table).of(status(table)));
        }
    }

    /** What was running is now so. */
    void settle(String table, Stage.State state, Optional<Problem> problem) {
        TableStatus settled = meter(table).of(status(table));
        for (Stage stage : Stage.values()) {
            if (settled.is(stage, Stage.State.RUNNING)) {
                settled = settled.with(stage, state);
            }
        }
        record(settled.withProblem(problem));
    }

    /** As they are at this instant. */
    synchronized List<TableStatus> now() {
        List<TableStatus> now = new ArrayList<>();
        tables.values().forEach(table -> now.add(meter(table.table()).measured(table)));
        return now;
    }

    /** Whether anything was done since the run began. */
    boolean moved() {
        return meters.values().stream().anyMatch(TableMeter::moved);
    }

    synchronized boolean done() {
        return tables.values().stream().allMatch(TableStatus::done);
    }

    /** What the tables that are not done have failed for. */
    synchronized Optional<Problem> failure() {
        return tables.values().stream().filter(table -> !table.done()).flatMap(table -> table.problem().stream())
                .findFirst();
    }
}
