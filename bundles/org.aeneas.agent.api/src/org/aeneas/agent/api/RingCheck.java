package org.aeneas.agent.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * Whether the data-provider nodes hold everything: a task starts only then.
 *
 * @param complete   their ranges cover the datacenter's ring for the keyspaces
 * @param datacenter empty while unknown
 * @param missing    hosts without which the ring has gaps
 * @param problem    why it could not be checked
 */
public record RingCheck(boolean complete, Optional<String> datacenter, List<String> keyspaces, List<String> missing,
        Instant checkedAt, Optional<Problem> problem) {

    public RingCheck {
        Bounds.text("RingCheck.datacenter", datacenter, 1, 255);
        keyspaces = Bounds.list("RingCheck.keyspaces", keyspaces, 0, 1000);
        keyspaces.forEach(keyspace -> Bounds.identifier("RingCheck.keyspaces", keyspace));
        missing = Bounds.list("RingCheck.missing", missing, 0, Bounds.NODES);
        missing.forEach(host -> Bounds.host("RingCheck.missing", host));
        Bounds.time("RingCheck.checkedAt", checkedAt);
        problem = Bounds.problem("RingCheck.problem", problem);
    }
}
