package org.aeneas.agent.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.staging.ChangeCounts;

/**
 * How a task that replicates changes gets on.
 *
 * @param active    whether it follows changes now: what was there before is loaded
 * @param cycle     the last one of which all is in DynamoDB; 0 for none
 * @param upTo      every write that the nodes had by then is in DynamoDB; empty before the first cycle
 * @param tables    by their names, with the keyspace
 * @param heldBytes of the nodes' disks that the task's snapshots and links hold; -1 if unknown
 * @param finish    how far the cut-over is, once it was asked for
 * @param problem   that changes come faster than they go, if they do
 */
public record Following(boolean active, long cycle, Optional<Instant> upTo, Map<String, Flow> tables, long heldBytes,
        Optional<Finish> finish, Optional<Problem> problem) {

    /**
     * Changes of a table.
     *
     * @param totals  over all cycles that are in DynamoDB
     * @param refused writes of them that DynamoDB refused
     * @param puts    a second, in the last cycle
     * @param deletes a second, in the last cycle
     */
    public record Flow(ChangeCounts totals, long refused, double puts, double deletes) {
        public static final Flow NONE = new Flow(ChangeCounts.NONE, 0, 0, 0);

        /** Rows that are not in DynamoDB as they are at the source. */
        public long rejects() {
            return totals.rejects() + refused;
        }
    }

    public Following {
        tables = Map.copyOf(tables);
    }

    public Flow table(String name) {
        return tables.getOrDefault(name, Flow.NONE);
    }

    /** How old the oldest write may be that is not in DynamoDB yet; empty before the first cycle. */
    public Optional<Duration> lag(Instant now) {
        return upTo.map(then -> then.isAfter(now) ? Duration.ZERO : Duration.between(then, now));
    }
}
