package org.aeneas.agent.api;

import org.aeneas.core.Problem;

/** Follows events, on a thread of the client's. What it throws is logged and stops nothing. */
public interface EventListener {

    /** In the agent's order, each once. After {@link TaskEvent.Kind#RESET} read the tasks anew. */
    void event(TaskEvent event);

    /** Events come from now on, for the first time or again. */
    default void connected() {
    }

    /** No events for now; the client tries again by itself. */
    default void disconnected(Problem why) {
    }

    /** No events any more: the agent refuses them, for one because the task is deleted. */
    default void ended(Problem why) {
    }
}
