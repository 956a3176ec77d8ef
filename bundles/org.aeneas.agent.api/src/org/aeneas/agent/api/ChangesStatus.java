package org.aeneas.agent.api;

import java.util.Optional;
import java.util.OptionalLong;

import org.aeneas.core.Problem;

/**
 * How a task that replicates changes gets on, over all its tables.
 *
 * @param active           changes are followed now: existing data is loaded
 * @param cycle            the last one of which all is in DynamoDB; 0 for none
 * @param lagSeconds       how old the oldest write may be that is not in DynamoDB yet; empty before the first cycle
 * @param putsPerSecond    in the last cycle
 * @param deletesPerSecond in the last cycle
 * @param heldBytes        of the nodes' disks that the task's snapshots and links hold; empty while unknown
 * @param finish           how far the cut-over is, once it was asked for
 * @param problem          that changes come faster than they go, if they do
 */
public record ChangesStatus(boolean active, long cycle, int cycleSeconds, OptionalLong lagSeconds, long puts,
        long deletes, double putsPerSecond, double deletesPerSecond, OptionalLong heldBytes,
        Optional<FinishStatus> finish, Optional<Problem> problem) {

    public ChangesStatus {
        Bounds.atLeastZero("ChangesStatus.cycle", cycle);
        Bounds.range("ChangesStatus.cycleSeconds", cycleSeconds, TaskChanges.LEAST, TaskChanges.MOST);
        Bounds.atLeastZero("ChangesStatus.lagSeconds", lagSeconds);
        Bounds.atLeastZero("ChangesStatus.puts", puts);
        Bounds.atLeastZero("ChangesStatus.deletes", deletes);
        Bounds.atLeastZero("ChangesStatus.putsPerSecond", putsPerSecond);
        Bounds.atLeastZero("ChangesStatus.deletesPerSecond", deletesPerSecond);
        Bounds.atLeastZero("ChangesStatus.heldBytes", heldBytes);
        Bounds.required("ChangesStatus.finish", finish);
        problem = Bounds.problem("ChangesStatus.problem", problem);
    }
}
