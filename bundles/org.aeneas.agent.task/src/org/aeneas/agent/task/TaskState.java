package org.aeneas.agent.task;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a task is doing. */
public enum TaskState {
    /** Nobody has started it yet. */
    CREATED,
    /** It works, or waits for its turn. After the process died it goes on by itself. */
    RUNNING,
    /** It was told to stop, and ends what it cannot leave half done. */
    STOPPING,
    /** It goes on where it was when it is resumed. */
    STOPPED,
    /** Something that passes is in its way; it is tried again by itself. */
    WAITING,
    /** Something that does not pass by itself was in its way; it goes on where it was when it is resumed. */
    FAILED,
    /** All of it is done. */
    DONE;

    /** Whether a task may pass from this state to that one. */
    public boolean allows(TaskState next) {
        return switch (this) {
            case CREATED -> next == RUNNING;
            case RUNNING -> Set.of(STOPPING, WAITING, FAILED, DONE).contains(next);
            // What was in the task's way, or its end, may be known only after it was told to stop.
            case STOPPING -> Set.of(STOPPED, FAILED, DONE).contains(next);
            case WAITING -> Set.of(RUNNING, STOPPED).contains(next);
            case STOPPED, FAILED -> next == RUNNING;
            case DONE -> false;
        };
    }

    /** Whether threads may be at work for it. */
    public boolean active() {
        return this == RUNNING || this == STOPPING;
    }

    /** As the store and other programs name it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
