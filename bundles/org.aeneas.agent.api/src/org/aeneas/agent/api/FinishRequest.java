package org.aeneas.agent.api;

/** What a person vouches for, so that the cut-over of a task may go on. */
public record FinishRequest(Step step) {

    public enum Step {
        /** Nobody writes to the source any more. */
        WRITERS_STOPPED,
        /** Source and DynamoDB were compared. */
        VALIDATED
    }

    public FinishRequest {
        Bounds.required("FinishRequest.step", step);
    }
}
