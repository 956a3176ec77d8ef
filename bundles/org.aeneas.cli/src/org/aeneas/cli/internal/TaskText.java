package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.TableFigures;

/** What is said of tasks. */
final class TaskText {

    private TaskText() {
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String text(List<TaskSummary> tasks) {
        if (tasks.isEmpty()) {
            return "There is no task. 'aeneas task create' makes one.";
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("TASK", "STATE", "TABLES", "ROWS", "RATE", "LEFT", "LAG", "REJECTS", "PROBLEM"));
        tasks.forEach(task -> lines.add(List.of(task.name(), word(task.state()), String.valueOf(task.tables()),
                TerminalProgress.count(task.rows()), Amount.rate(task.rowsPerSecond()),
                Amount.left(task.estimateSeconds()), lag(task), TerminalProgress.count(task.rejects()),
                task.problem().map(Problem::what).orElse(""))));
        return TextTable.of(lines);
    }

    static String text(TaskStatus status) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("TABLE", "STATE", "STAGE", "ROWS", "BYTES", "RATE", "LEFT", "REJECTS", "PROBLEM"));
        status.tables().forEach(table -> lines.add(line(table)));
        String problem = status.task().problem().map(it -> System.lineSeparator() + "Problem: " + it.what() + " ["
                + it.object() + "] " + it.remedy()).orElse("");
        return line(status.task()) + problem + System.lineSeparator() + TextTable.of(lines) + changes(status);
    }

    /** What is replicated, of a task that does, and how far its cut-over is. */
    private static String changes(TaskStatus status) {
        if (status.task().changes().isEmpty()) {
            return "";
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("CHANGES OF", "PUTS", "DELETES", "REJECTS", "PUTS/S", "DELETES/S"));
        status.tables().forEach(table -> table.changes().ifPresent(changes -> lines.add(List.of(
                table.keyspace() + "." + table.table(), TerminalProgress.count(changes.puts()),
                TerminalProgress.count(changes.deletes()), TerminalProgress.count(changes.rejects()),
                Amount.rate(changes.putsPerSecond()), Amount.rate(changes.deletesPerSecond())))));
        String text = System.lineSeparator() + TextTable.of(lines);
        return status.task().changes().get().finish().map(finish -> text + System.lineSeparator() + "Cut-over: "
                + finish.steps().stream().map(step -> word(step.kind()) + " " + word(step.state()))
                        .collect(Collectors.joining(", ")) + ".").orElse(text);
    }

    private static String lag(TaskSummary task) {
        return task.changes().map(ChangesStatus::lagSeconds).map(Amount::left).orElse("");
    }

    private static List<String> line(TableStatus table) {
        return List.of(table.keyspace() + "." + table.table(), word(table.state()),
                TableFigures.underWay(List.of(table)).stream().map(TaskText::word).collect(Collectors.joining(", ")),
                TerminalProgress.count(TableFigures.rows(table)), Amount.bytes(TableFigures.bytes(table)),
                Amount.rate(TableFigures.rate(table)), Amount.left(TableFigures.estimate(table)),
                TerminalProgress.count(table.rejects()), table.problem().map(Problem::what).orElse(""));
    }

    /** {@code orders: running, 1,234 rows, 56/s, 12 s left, 1 reject}. */
    static String line(TaskSummary task) {
        StringBuilder line = new StringBuilder(task.name()).append(": ").append(word(task.state())).append(", ")
                .append(TerminalProgress.count(task.rows(), "row"));
        if (task.state().isActive() && task.rowsPerSecond() > 0) {
            line.append(", ").append(Amount.rate(task.rowsPerSecond()));
        }
        if (task.state().isActive() && task.estimateSeconds().isPresent()) {
            line.append(", ").append(Amount.left(task.estimateSeconds())).append(" left");
        }
        task.changes().ifPresent(changes -> line.append(", ")
                .append(TerminalProgress.count(changes.puts() + changes.deletes(), "change")));
        task.changes().filter(changes -> changes.lagSeconds().isPresent())
                .ifPresent(changes -> line.append(", ").append(Amount.left(changes.lagSeconds())).append(" behind"));
        line.append(", ").append(TerminalProgress.count(task.rejects(), "reject"));
        if (task.state() == TaskState.WAITING) {
            task.problem().ifPresent(problem -> line.append(", for: ").append(problem.what()));
        }
        return line.toString();
    }
}
