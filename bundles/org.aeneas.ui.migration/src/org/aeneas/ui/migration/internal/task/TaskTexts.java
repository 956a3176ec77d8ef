package org.aeneas.ui.migration.internal.task;

import java.util.List;
import java.util.function.Function;

import java.util.stream.Collectors;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.StageProgress.Stage;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.TableFigures;
import org.aeneas.ui.migration.internal.Amounts;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.RowTable.Column;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.TaskRow.Presence;
import org.eclipse.osgi.util.NLS;

/** What both tables say of tasks. */
public final class TaskTexts {
    private static final int NARROW = 70;
    private static final int MIDDLE = 95;
    private static final int WIDE = 150;

    private TaskTexts() {
    }

    static List<Column<TaskRow>> taskColumns() {
        return List.of(new Column<>(Messages.Tasks_NAME, MIDDLE, false, TaskRow::name),
                new Column<>(Messages.Tasks_AGENT, MIDDLE, false, TaskTexts::agent),
                new Column<>(Messages.Tasks_KIND, NARROW, false, of(task -> kind(task.kind()))),
                new Column<>(Messages.Tasks_TYPE, WIDE, false, of(task -> type(task.migrationType()))),
                new Column<>(Messages.Tasks_STATE, MIDDLE, false, TaskTexts::state),
                new Column<>(Messages.Tasks_STAGE, WIDE, false, TaskTexts::stage),
                new Column<>(Messages.Tasks_TABLES, NARROW, true, TaskTexts::tables),
                new Column<>(Messages.Tasks_ROWS, NARROW, true, of(task -> Amounts.count(task.rows()))),
                new Column<>(Messages.Tasks_RATE, NARROW, true, of(task -> Amounts.rate(task.rowsPerSecond()))),
                new Column<>(Messages.Tasks_ESTIMATE, NARROW, true,
                        of(task -> Amounts.duration(task.estimateSeconds()))),
                new Column<>(Messages.Tasks_LAG, NARROW, true, of(TaskTexts::lag)),
                new Column<>(Messages.Tasks_CHANGES, NARROW, true, of(task -> task.changes()
                        .map(changes -> Amounts.count(changes.puts() + changes.deletes())).orElse(""))),
                new Column<>(Messages.Tasks_REJECTS, NARROW, true, of(task -> Amounts.count(task.rejects()))),
                new Column<>(Messages.Tasks_PROBLEM, WIDE, false,
                        of(task -> task.problem().map(Problem::what).orElse(""))));
    }

    static List<Column<TableStatus>> tableColumns() {
        return List.of(new Column<>(Messages.Tasks_TABLE, WIDE, false, table -> table.keyspace() + "." + table.table()),
                new Column<>(Messages.Tasks_STATE, NARROW, false, table -> name(table.state())),
                new Column<>(Messages.Tasks_STAGE, WIDE, false, table -> stage(List.of(table))),
                new Column<>(Messages.Tasks_ROWS, NARROW, true, table -> Amounts.count(TableFigures.rows(table))),
                new Column<>(Messages.Tasks_BYTES, NARROW, true, table -> Amounts.bytes(TableFigures.bytes(table))),
                new Column<>(Messages.Tasks_RATE, NARROW, true, table -> Amounts.rate(TableFigures.rate(table))),
                new Column<>(Messages.Tasks_ESTIMATE, NARROW, true, table -> Amounts.duration(TableFigures.estimate(table))),
                new Column<>(Messages.Tasks_CHANGE_RATE, NARROW, true, table -> table.changes()
                        .map(now -> Amounts.rate(now.putsPerSecond() + now.deletesPerSecond())).orElse("")),
                new Column<>(Messages.Tasks_REJECTS, NARROW, true, table -> Amounts.count(table.rejects())),
                new Column<>(Messages.Tasks_PROBLEM, WIDE, false,
                        table -> table.problem().map(Problem::what).orElse("")));
    }

    private static Function<TaskRow, String> of(Function<TaskSummary, String> text) {
        return row -> row.summary().map(text).orElse("");
    }

    static String lag(TaskSummary task) {
        return task.changes().map(changes -> Amounts.duration(changes.lagSeconds())).orElse("");
    }

    static String agent(TaskRow row) {
        String description = row.agent().description();
        return description.isBlank() ? row.agent().address().toString() : description;
    }

    static String kind(TaskKind kind) {
        return kind == TaskKind.LOCAL ? Messages.Kind_LOCAL : Messages.Kind_LOCAL_DMS;
    }

    public static String type(MigrationType type) {
        return switch (type) {
            case FULL_LOAD -> Messages.Type_FULL_LOAD;
            case FULL_LOAD_AND_CDC -> Messages.Type_FULL_LOAD_AND_CDC;
            case CDC -> Messages.Type_CDC;
        };
    }

    static String state(TaskRow row) {
        if (row.presence() == Presence.LOST) {
            return Messages.State_LOST;
        }
        String told = row.state().map(TaskTexts::name).orElse(Messages.State_UNKNOWN);
        return row.presence() == Presence.STALE && row.summary().isPresent() ? NLS.bind(Messages.State_STALE, told)
                : told;
    }

    private static String name(TaskState state) {
        return switch (state) {
            case CREATED -> Messages.State_CREATED;
            case RUNNING -> Messages.State_RUNNING;
            case REPLICATING -> Messages.State_REPLICATING;
            case WAITING -> Messages.State_WAITING;
            case STOPPING -> Messages.State_STOPPING;
            case STOPPED -> Messages.State_STOPPED;
            case FAILED -> Messages.State_FAILED;
            case DONE -> Messages.State_DONE;
        };
    }

    private static String stage(TaskRow row) {
        boolean byDms = row.summary().filter(task -> task.kind() == TaskKind.LOCAL_DMS).isPresent();
        return TableFigures.underWay(row.tables()).stream()
                .map(stage -> byDms && stage == Stage.LOAD ? Messages.Stage_LOAD_BY_DMS : name(stage))
                .collect(Collectors.joining(", "));
    }

    private static String stage(List<TableStatus> tables) {
        return TableFigures.underWay(tables).stream().map(TaskTexts::name).collect(Collectors.joining(", "));
    }

    static String name(Stage stage) {
        return switch (stage) {
            case EXTRACT -> Messages.Stage_EXTRACT;
            case UPLOAD -> Messages.Stage_UPLOAD;
            case LOAD -> Messages.Stage_LOAD;
        };
    }

    private static String tables(TaskRow row) {
        return row.summary().map(task -> (row.tablesDone().isPresent() ? row.tablesDone().getAsInt() : "?") + "/"
                + task.tables()).orElse("");
    }
}
