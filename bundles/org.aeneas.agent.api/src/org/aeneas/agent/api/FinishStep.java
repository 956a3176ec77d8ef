package org.aeneas.agent.api;

import java.time.Instant;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * One step of a cut-over.
 *
 * @param at      when it came to this state; empty while it is pending
 * @param problem why it failed
 */
public record FinishStep(Kind kind, State state, Optional<Instant> at, Optional<Problem> problem) {

    public enum Kind {
        WRITERS_STOPPED, HINTS_DRAINED, REPAIRED, LAST_CYCLE, EXPIRED_REMOVED, VALIDATED, CLEANED
    }

    public enum State {
        PENDING,
        /** Of {@link Kind#VALIDATED}: it waits for people. */
        RUNNING,
        DONE, FAILED
    }

    public FinishStep {
        Bounds.required("FinishStep.kind", kind);
        Bounds.required("FinishStep.state", state);
        Bounds.time("FinishStep.at", at);
        problem = Bounds.problem("FinishStep.problem", problem);
    }
}
