package org.aeneas.cli.internal;

import picocli.CommandLine.Command;

/** {@code aeneas task}: the tasks of a project's agents. */
@Command(name = "task", description = "Makes and runs migration tasks on the agents of a project.",
        subcommands = { TaskCreate.class, TaskStart.class, TaskStop.class, TaskShow.class, TaskLogs.class,
            TaskRejects.class, TaskAddColumns.class, TaskFinish.class, TaskDelete.class })
final class TaskCommand extends CommandGroup {
}
