package org.aeneas.agent.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.aeneas.core.Problem;

/**
 * A task as it is at an instant.
 *
 * @param id        given when it is created: hex digits and hyphens
 * @param problem   why it waits or has failed; empty in other states
 * @param asOf      epoch second by which it is decided what is expired, fixed when it is first started
 * @param attempts  how often in a row it had to wait
 * @param retryAt   of a task that waits: when it is tried again
 * @param changed   when its state last changed
 * @param tables    a sub-task each, in the order of the specification
 * @param following of a task that replicates changes
 */
public record Task(String id, TaskSpec spec, TaskState state, Optional<Problem> problem, OptionalLong asOf,
        int attempts, Optional<Instant> retryAt, Instant created, Instant changed, List<TableStatus> tables,
        Optional<Following> following) {

    public Task {
        tables = List.copyOf(tables);
    }

    public Task(String id, TaskSpec spec, TaskState state, Optional<Problem> problem, OptionalLong asOf, int attempts,
            Optional<Instant> retryAt, Instant created, Instant changed, List<TableStatus> tables) {
        this(id, spec, state, problem, asOf, attempts, retryAt, created, changed, tables, Optional.empty());
    }

    /** @throws org.aeneas.core.ProblemException {@code table-unknown} if the task has no such table */
    public TableStatus table(String qualifiedName) {
        return tables.stream().filter(table -> table.table().equals(qualifiedName)).findFirst()
                .orElseThrow(() -> new Problem("table-unknown", "The task has no such table.", qualifiedName,
                        "Correct the table's name; the task's status lists its tables.").asException());
    }

    public Task withTables(List<TableStatus> others) {
        return new Task(id, spec, state, problem, asOf, attempts, retryAt, created, changed, others, following);
    }

    /** The same task, as it is shown while the store cannot be told that it waits. */
    public Task waitingFor(Problem cause) {
        return new Task(id, spec, TaskState.WAITING, Optional.of(cause), asOf, attempts, retryAt, created, changed,
                tables, following);
    }

    public Task withFollowing(Optional<Following> now) {
        return new Task(id, spec, state, problem, asOf, attempts, retryAt, created, changed, tables, now);
    }
}
