package org.aeneas.cassandra.clone;

/** Follows what is done. Called by several threads; what it throws ends the work where it is. */
public interface CloneListener {

    /** Follows nothing. */
    CloneListener NONE = new CloneListener() {
        @Override
        public void state(Step step, StepState state) {
            // nobody follows
        }
    };

    /** The journal has the step in this state. */
    void state(Step step, StepState state);

    /** What a node of the clone has received so far; every few seconds while data are copied to it. */
    default void streams(StreamProgress progress) {
        // not everybody counts
    }
}
