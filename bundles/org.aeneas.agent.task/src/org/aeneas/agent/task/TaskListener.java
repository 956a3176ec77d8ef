package org.aeneas.agent.task;

/** Is told how tasks get on. */
@FunctionalInterface
public interface TaskListener {

    /**
     * The task is now so: each change of its state, and while it works its progress, a few times a second at most. On
     * one thread for all listeners, in order; whoever takes long makes the others wait, not the tasks. A task that was
     * deleted is told of no more.
     */
    void changed(Task task);
}
