package org.aeneas.agent.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;

/**
 * Something that happened to a task.
 *
 * @param id     counts up over all tasks of an agent, restarts included
 * @param taskId empty for {@link Kind#RESET} only
 * @param task   of {@link Kind#STATE} and {@link Kind#PROGRESS}
 * @param table  where it is about one table
 */
public record TaskEvent(long id, Kind kind, Instant time, Optional<UUID> taskId, Optional<TaskSummary> task,
        Optional<TableStatus> table, Optional<Problem> problem) {

    public enum Kind {
        STATE,
        PROGRESS,
        PROBLEM,
        /** The task was deleted. */
        REMOVED,
        /** Events are lost: read the tasks anew. */
        RESET
    }

    public TaskEvent {
        Bounds.atLeastZero("TaskEvent.id", id);
        Bounds.required("TaskEvent.kind", kind);
        Bounds.time("TaskEvent.time", time);
        Bounds.required("TaskEvent.taskId", taskId);
        Bounds.required("TaskEvent.task", task);
        Bounds.required("TaskEvent.table", table);
        problem = Bounds.problem("TaskEvent.problem", problem);
    }
}
