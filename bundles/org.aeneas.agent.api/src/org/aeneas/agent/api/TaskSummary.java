package org.aeneas.agent.api;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.aeneas.core.Problem;

/**
 * Where a task is, over all its tables.
 *
 * @param tables          how many, 1 to 1000
 * @param rows            extracted so far
 * @param bytes           staged so far
 * @param rowsPerSecond   over the last minute, in the stage that holds up the others
 * @param estimateSeconds until the full load is done; empty while unknown
 * @param problem         the last one
 * @param changes         of a task that replicates them
 */
public record TaskSummary(UUID id, String name, TaskKind kind, MigrationType migrationType, TaskState state,
        Optional<String> description, Instant createdAt, Optional<Instant> startedAt, Optional<Instant> finishedAt,
        int tables, long rows, long bytes, double rowsPerSecond, OptionalLong estimateSeconds, long rejects,
        Optional<Problem> problem, Optional<ChangesStatus> changes) {

    public TaskSummary {
        Bounds.required("TaskSummary.id", id);
        Bounds.taskName("TaskSummary.name", name);
        Bounds.required("TaskSummary.kind", kind);
        Bounds.required("TaskSummary.migrationType", migrationType);
        Bounds.required("TaskSummary.state", state);
        Bounds.text("TaskSummary.description", description, 0, Bounds.DESCRIPTION);
        Bounds.time("TaskSummary.createdAt", createdAt);
        Bounds.time("TaskSummary.startedAt", startedAt);
        Bounds.time("TaskSummary.finishedAt", finishedAt);
        Bounds.range("TaskSummary.tables", tables, 1, Bounds.TABLES);
        Bounds.atLeastZero("TaskSummary.rows", rows);
        Bounds.atLeastZero("TaskSummary.bytes", bytes);
        Bounds.atLeastZero("TaskSummary.rowsPerSecond", rowsPerSecond);
        Bounds.atLeastZero("TaskSummary.estimateSeconds", estimateSeconds);
        Bounds.atLeastZero("TaskSummary.rejects", rejects);
        problem = Bounds.problem("TaskSummary.problem", problem);
        Bounds.required("TaskSummary.changes", changes);
    }

    /** Of a task that replicates no changes. */
    public TaskSummary(UUID id, String name, TaskKind kind, MigrationType migrationType, TaskState state,
            Optional<String> description, Instant createdAt, Optional<Instant> startedAt, Optional<Instant> finishedAt,
            int tables, long rows, long bytes, double rowsPerSecond, OptionalLong estimateSeconds, long rejects,
            Optional<Problem> problem) {
        this(id, name, kind, migrationType, state, description, createdAt, startedAt, finishedAt, tables, rows, bytes,
                rowsPerSecond, estimateSeconds, rejects, problem, Optional.empty());
    }
}
