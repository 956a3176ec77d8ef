package org.aeneas.ui.migration.internal.task;

import org.aeneas.agent.api.FinishStep;
import org.aeneas.ui.migration.internal.Messages;

/** What is said of the steps of a cut-over. */
final class FinishTexts {

    private FinishTexts() {
    }

    static String kind(FinishStep.Kind kind) {
        return switch (kind) {
            case WRITERS_STOPPED -> Messages.FinishStep_WRITERS_STOPPED;
            case HINTS_DRAINED -> Messages.FinishStep_HINTS_DRAINED;
            case REPAIRED -> Messages.FinishStep_REPAIRED;
            case LAST_CYCLE -> Messages.FinishStep_LAST_CYCLE;
            case EXPIRED_REMOVED -> Messages.FinishStep_EXPIRED_REMOVED;
            case VALIDATED -> Messages.FinishStep_VALIDATED;
            case CLEANED -> Messages.FinishStep_CLEANED;
        };
    }

    static String state(FinishStep.State state) {
        return switch (state) {
            case PENDING -> Messages.StepState_PENDING;
            case RUNNING -> Messages.StepState_RUNNING;
            case DONE -> Messages.StepState_DONE;
            case FAILED -> Messages.StepState_FAILED;
        };
    }
}
