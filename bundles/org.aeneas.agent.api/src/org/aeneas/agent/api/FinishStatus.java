package org.aeneas.agent.api;

import java.util.List;
import java.util.Optional;

/** How far the cut-over of a task is: its steps in the order in which they are done. */
public record FinishStatus(List<FinishStep> steps) {

    public FinishStatus {
        steps = Bounds.list("FinishStatus.steps", steps, 0, FinishStep.Kind.values().length);
    }

    public Optional<FinishStep> step(FinishStep.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst();
    }

    /** Whether it waits for someone who compares source and DynamoDB. */
    public boolean waitsForValidation() {
        return step(FinishStep.Kind.VALIDATED).filter(step -> step.state() == FinishStep.State.RUNNING).isPresent();
    }
}
