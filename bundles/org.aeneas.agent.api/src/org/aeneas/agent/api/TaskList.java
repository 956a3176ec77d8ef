package org.aeneas.agent.api;

import java.util.List;

/** All tasks, the newest first. */
public record TaskList(List<TaskSummary> tasks) {

    public TaskList {
        tasks = Bounds.list("TaskList.tasks", tasks, 0, 1000);
    }
}
