package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.TableMapping;

/**
 * Whether a task that follows changes may take over columns that were added to its tables. Nothing else may differ:
 * items that are in DynamoDB already stay as they are.
 */
public final class AddedColumns {
    private static final String ANEW = "Delete the task and create it again, so that all is loaded anew.";

    private final Task task;

    private AddedColumns(Task task) {
        this.task = task;
    }

    /**
     * @param next the task with the source as it is now
     * @throws org.aeneas.core.ProblemException {@code task-state}, {@code task-without-changes}, {@code columns-fixed},
     *         {@code source-differs}, and what is wrong with a task of which nothing is known yet
     */
    public static void check(Task task, TaskSpec next) {
        new AddedColumns(task).check(next);
        SpecCheck.check(next);
    }

    private void check(TaskSpec next) {
        TaskSpec now = task.spec();
        if (now.changes().isEmpty()) {
            throw problem("task-without-changes", "The task does not replicate changes.", now.name(), ANEW);
        }
        if (task.state() != TaskState.STOPPED && task.state() != TaskState.FAILED) {
            throw TransitionProblem.of(task, "changed");
        }
        if (now.dms().isPresent()) {
            throw problem("columns-fixed", "AWS DMS applies the changes, and its source endpoint has the columns that the"
                    + " table had.", now.name(), ANEW);
        }
        if (!task.tables().stream().allMatch(table -> table.done())) {
            throw problem("task-state", "The tables are not loaded yet.", now.name(), ANEW);
        }
        if (!names(now).equals(names(next))) {
            throw problem("source-differs", "The task has other tables: " + String.join(", ", names(now)) + ".",
                    now.name(), "Name the same ones in the same order.");
        }
        for (int i = 0; i < now.tables().size(); i++) {
            check(now.tables().get(i).decisions(), next.tables().get(i).decisions());
        }
    }

    private static List<String> names(TaskSpec spec) {
        return spec.tables().stream().map(TaskSpec.Table::name).toList();
    }

    private void check(TableMapping now, TableMapping next) {
        TableSchema table = now.source();
        if (table.id().isPresent() && next.source().id().isPresent() && !table.id().equals(next.source().id())) {
            throw problem("source-differs", "The table was dropped and created again.", table.qualifiedName(), ANEW);
        }
        Set<ColumnMapping> kept = Set.copyOf(next.columns());
        List<String> lost = now.columns().stream().filter(column -> !kept.contains(column))
                .map(column -> column.column().name()).toList();
        if (!lost.isEmpty()) {
            throw problem("source-differs", "Of the table's columns, these were dropped, have another type, or become"
                    + " other attributes: " + String.join(", ", lost) + ".", table.qualifiedName(), ANEW);
        }
        boolean alike = now.partitionKey().equals(next.partitionKey()) && now.sortKey().equals(next.sortKey())
                && now.targetTable().equals(next.targetTable()) && now.ttlAttribute().equals(next.ttlAttribute())
                && now.writeTimeAttribute().equals(next.writeTimeAttribute())
                && table.compactStorage() == next.source().compactStorage();
        if (!alike) {
            throw problem("source-differs", "The keys, the target table or the attributes beside the columns would"
                    + " change.", table.qualifiedName(), ANEW);
        }
    }

    private static RuntimeException problem(String code, String what, String object, String remedy) {
        return new Problem(code, what, object, remedy).asException();
    }

    /** For people: {@code shop.orders (note, tags)}. */
    public static String added(TaskSpec now, TaskSpec next) {
        return next.tables().stream().filter(table -> !added(now, table).isEmpty())
                .map(table -> table.name() + " (" + String.join(", ", added(now, table)) + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<String> added(TaskSpec now, TaskSpec.Table table) {
        TableSchema before = now.tables().stream().filter(known -> known.name().equals(table.name())).findFirst()
                .orElseThrow().decisions().source();
        return table.decisions().source().columns().stream().filter(column -> before.column(column.name()).isEmpty())
                .map(column -> column.name()).toList();
    }
}
