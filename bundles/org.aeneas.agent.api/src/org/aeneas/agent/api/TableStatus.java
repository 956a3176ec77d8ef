package org.aeneas.agent.api;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * Where one table of a task is.
 *
 * @param stages  those of the task's kind, which run at the same time
 * @param problem the last one
 * @param changes of a task that replicates them
 */
public record TableStatus(String keyspace, String table, TaskState state, List<StageProgress> stages, long rejects,
        Optional<Problem> problem, Optional<TableChanges> changes) {

    public TableStatus {
        Bounds.identifier("TableStatus.keyspace", keyspace);
        Bounds.identifier("TableStatus.table", table);
        Bounds.required("TableStatus.state", state);
        stages = Bounds.list("TableStatus.stages", stages, 0, StageProgress.Stage.values().length);
        Bounds.atLeastZero("TableStatus.rejects", rejects);
        problem = Bounds.problem("TableStatus.problem", problem);
        Bounds.required("TableStatus.changes", changes);
    }

    public TableStatus(String keyspace, String table, TaskState state, List<StageProgress> stages, long rejects,
            Optional<Problem> problem) {
        this(keyspace, table, state, stages, rejects, problem, Optional.empty());
    }
}
