package org.aeneas.agent.api;

import java.util.Optional;

/**
 * A task as a user defines it. It carries its schema and mapping: the agent needs no CQL to extract.
 *
 * @param name    as AWS DMS wants it: letters, digits and single hyphens, a letter first, no hyphen last
 * @param threads 1 to 200
 * @param changes how they are replicated, of the migration types that do; {@link TaskChanges#DEFAULT} where missing
 */
public record TaskRequest(String name, TaskKind kind, MigrationType migrationType, TaskSource source,
        TaskStaging staging, TaskLoad load, int threads, LogLevel logLevel, Optional<String> description,
        Optional<TaskChanges> changes) {

    /** What the task's log has in it. */
    public enum LogLevel { ERROR, WARN, INFO, DEBUG, TRACE }

    public TaskRequest {
        Bounds.taskName("TaskRequest.name", name);
        Bounds.required("TaskRequest.kind", kind);
        Bounds.required("TaskRequest.migrationType", migrationType);
        Bounds.required("TaskRequest.source", source);
        Bounds.required("TaskRequest.staging", staging);
        Bounds.required("TaskRequest.load", load);
        Bounds.range("TaskRequest.threads", threads, 1, Bounds.THREADS);
        Bounds.required("TaskRequest.logLevel", logLevel);
        Bounds.text("TaskRequest.description", description, 0, Bounds.DESCRIPTION);
        Bounds.require(kind == TaskKind.LOCAL || staging.format() == TaskStaging.Format.DMS_CSV,
                "TaskRequest.staging.format", "is none that AWS DMS reads",
                "Choose dms-csv for a task that AWS DMS loads.");
        Bounds.required("TaskRequest.changes", changes);
    }

    public TaskRequest(String name, TaskKind kind, MigrationType migrationType, TaskSource source,
            TaskStaging staging, TaskLoad load, int threads, LogLevel logLevel, Optional<String> description) {
        this(name, kind, migrationType, source, staging, load, threads, logLevel, description, Optional.empty());
    }

    public TaskRequest withSource(TaskSource other) {
        return new TaskRequest(name, kind, migrationType, other, staging, load, threads, logLevel, description, changes);
    }
}
