package org.aeneas.agent.task.internal;

import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;

/** Why a task cannot become what is wanted. */
public final class TransitionProblem {

    private TransitionProblem() {
    }

    /** @param wanted for people */
    public static RuntimeException of(Task task, String wanted) {
        String remedy = switch (task.state()) {
            case CREATED -> "Start it first.";
            case RUNNING, STOPPING, WAITING -> "Stop it first, and wait until it has stopped.";
            case STOPPED, FAILED -> "Resume or delete it.";
            case DONE -> "Create another task to move the data again.";
        };
        return new Problem("task-state", "The task is " + task.state().id() + " and cannot become " + wanted + ".",
                task.spec().name(), remedy).asException();
    }
}
