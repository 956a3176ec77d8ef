package org.aeneas.cli.internal;

import java.util.Map;

import org.aeneas.agent.api.TaskStatus;

import picocli.CommandLine.Parameters;

/** What the commands on one task have in common. */
abstract class NamedTaskAction extends TaskAction {

    @Parameters(index = "0", paramLabel = "TASK", description = "Name or id of the task.")
    private String task;

    final Place place() {
        return find(task);
    }

    final Integer answer(TaskStatus status, String text) {
        terminal().answer(json() ? Map.of("task", Json.contract(status)) : Map.of(), text);
        return CommandLineInterface.DONE;
    }
}
