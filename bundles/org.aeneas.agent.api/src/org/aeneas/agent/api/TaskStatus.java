package org.aeneas.agent.api;

import java.util.List;

/** A task with its sub-tasks, one a table. */
public record TaskStatus(TaskSummary task, List<TableStatus> tables) {

    public TaskStatus {
        Bounds.required("TaskStatus.task", task);
        tables = Bounds.list("TaskStatus.tables", tables, 0, Bounds.TABLES);
    }
}
