package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.core.Problem;
import org.aeneas.dms.Account;
import org.aeneas.mapping.TableMapping;

/** The stage Load of a task whose load AWS DMS does: of all tables together, when the last one is staged. */
final class DmsStage {
    private final RunContext run;
    private final RunTables tables;
    private final RunGuard guard;
    private final List<TableMapping> mappings;

    DmsStage(RunContext run, RunTables tables, RunGuard guard) {
        this.run = run;
        this.tables = tables;
        this.guard = guard;
        this.mappings = run.spec().tables().stream().map(TaskSpec.Table::decisions).toList();
    }

    void work() {
        if (run.halt().requested() || !all(Stage.UPLOAD) || all(Stage.LOAD)) {
            return;
        }
        guard.run(mappings, () -> {
            mappings.forEach(this::begin);
            Map<String, Statistics> counted = new DmsTables(run).run(tables);
            mappings.forEach(mapping -> end(mapping, counted));
        });
    }

    private void begin(TableMapping mapping) {
        TableStatus before = status(mapping);
        tables.meter(before.table()).loading(before.expectedItems());
        tables.record(before.with(Stage.LOAD, Stage.State.RUNNING).withProblem(Optional.empty()));
    }

    private void end(TableMapping mapping, Map<String, Statistics> counted) {
        String table = mapping.source().qualifiedName();
        TableStatus before = status(mapping);
        Statistics now = counted.get(table);
        long staged = before.expectedItems();
        Optional<Problem> differs = Account.check(table, staged, now);
        differs.ifPresent(problem -> run.log().problem(problem.asException()));
        tables.meter(table).allLoaded();
        // What the extraction rejected is in the status; a load that is done again counts its own anew.
        long rejected = before.expectedRows() - staged;
        tables.record(before.with(Stage.LOAD, differs.isEmpty() ? Stage.State.DONE : Stage.State.FAILED)
                .withItems(DmsTables.done(now), staged)
                .withRejects(rejected + now.errors() + now.conditionFailed()).withProblem(differs));
        run.log().info("AWS DMS loaded " + table + ": " + now.loaded() + " rows, " + now.errors() + " with errors");
    }

    private TableStatus status(TableMapping mapping) {
        return tables.status(mapping.source().qualifiedName());
    }

    private boolean all(Stage stage) {
        return mappings.stream().allMatch(mapping -> status(mapping).is(stage, Stage.State.DONE));
    }
}
