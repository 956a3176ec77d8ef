package org.aeneas.ui.migration.internal.watch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.project.RegisteredAgent;

/**
 * A task as it is shown.
 *
 * @param summary empty where the agent never told
 * @param tables  empty until they were asked for
 */
public record TaskRow(RegisteredAgent agent, UUID id, String name, Presence presence, Optional<TaskSummary> summary,
        List<TableStatus> tables) {

    public enum Presence {
        /** As the agent tells it now. */
        LIVE,
        /** As it was when the agent last answered, if it ever did. */
        STALE,
        /** The agent answers, and does not know it any more. */
        LOST
    }

    public Optional<TaskState> state() {
        return summary.map(TaskSummary::state);
    }

    /** How many of its tables are done, as far as that is known. */
    public OptionalInt tablesDone() {
        if (state().equals(Optional.of(TaskState.DONE))) {
            return OptionalInt.of(summary.orElseThrow().tables());
        }
        if (state().equals(Optional.of(TaskState.CREATED))) {
            return OptionalInt.of(0);
        }
        return tables.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of((int) tables.stream().filter(table -> table.state() == TaskState.DONE).count());
    }
}
