package org.aeneas.agent.api;

import org.aeneas.core.Problem;

/** The body of every answer that is an error. Sentences beyond the contract's bounds are cut. */
public record ErrorAnswer(Problem error) {

    public ErrorAnswer {
        error = Bounds.problem("ErrorAnswer.error", error);
    }
}
