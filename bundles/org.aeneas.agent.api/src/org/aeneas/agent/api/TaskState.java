package org.aeneas.agent.api;

/** Where a task, or a table of it, is. */
public enum TaskState {
    CREATED,
    RUNNING,
    /** The full load is done, changes are followed. */
    REPLICATING,
    /** For what the problem names; it goes on by itself. */
    WAITING,
    STOPPING,
    STOPPED,
    FAILED,
    DONE;

    /** Whether the agent is at work on it, or will be without being asked. */
    public boolean isActive() {
        return this == RUNNING || this == REPLICATING || this == WAITING || this == STOPPING;
    }
}
