package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.ProblemException;
import org.aeneas.project.RegisteredAgent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas task status}. */
@Command(name = "status", description = { "Shows the tasks of the project's agents, or one with its tables.",
    "With --follow the exit status is 0 if the task is done, 1 if it was stopped or failed." })
final class TaskShow extends TaskAction {

    @Parameters(index = "0", arity = "0..1", paramLabel = "TASK", description = "Name or id of the task. Default: all.")
    private String task;

    @Option(names = { "-f", "--follow" }, description = {
        "Show its progress until it ends. Ctrl+C ends that, and leaves the task running." })
    private boolean follow;

    @Override
    public Integer call() {
        Arguments.require(spec(), task != null || !follow, "--follow needs a TASK.");
        if (task == null) {
            return all();
        }
        Place place = find(task);
        return at(place.agent(), client -> follow ? follow(client, place) : show(client.task(place.id())));
    }

    private Integer show(TaskStatus status) {
        terminal().answer(json() ? Map.of("task", Json.contract(status)) : Map.of(), TaskText.text(status));
        return CommandLineInterface.DONE;
    }

    private Integer follow(AgentClient client, Place place) {
        try (Interruption interruption = new Interruption()) {
            TaskStatus last = new TaskFollower(client, terminal().err()).follow(place.id());
            if (Interruption.requested()) {
                terminal().err().println("The task goes on. 'aeneas task status " + place.name() + "' shows it.");
                return CommandLineInterface.DONE;
            }
            show(last);
            return last.task().state() == TaskState.DONE ? CommandLineInterface.DONE
                    : CommandLineInterface.FAILED;
        }
    }

    private Integer all() {
        List<TaskSummary> tasks = new ArrayList<>();
        List<RegisteredAgent> agents = agents();
        for (RegisteredAgent agent : agents) {
            try {
                tasks.addAll(at(agent, AgentClient::tasks));
            } catch (ProblemException e) {
                if (agents.size() == 1) {
                    throw e;
                }
                terminal().problem(e.problem());
            }
        }
        terminal().answer(json() ? Map.of("tasks", tasks.stream().map(Json::contract).toList()) : Map.of(),
                TaskText.text(tasks));
        return CommandLineInterface.DONE;
    }
}
