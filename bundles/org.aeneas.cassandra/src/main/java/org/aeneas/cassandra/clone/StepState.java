package org.aeneas.cassandra.clone;

/** How far a step of a plan is. */
public enum StepState {
    /** Nothing was done yet. */
    WAITING,
    /** Under way, or cut off: what it changes may have changed, or not. */
    RUNNING, DONE,
    /** It ended with a problem; resuming tries again. */
    FAILED,
    /** Being undone, or cut off at that. */
    UNDOING, UNDONE,
    /** Not undone, because the user wants to keep it. */
    KEPT;

    /** Whether the step may have changed anything that is still there. */
    public boolean touched() {
        return this != WAITING && this != UNDONE;
    }
}
