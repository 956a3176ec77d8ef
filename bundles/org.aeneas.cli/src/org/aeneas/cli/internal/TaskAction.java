package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.KnownTask;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.Site;

import picocli.CommandLine.Option;

/** What the commands on a task have in common. */
abstract class TaskAction extends ProjectAction {

    @Option(names = "--agent", paramLabel = "AGENT",
            description = "Description, HOST:PORT or id of its agent. Default: whichever has the task.")
    private String agent;

    /** A task, and where it is. */
    record Place(RegisteredAgent agent, UUID id, String name) {
    }

    /** Work with an agent. */
    interface Work<T> {
        T run(AgentClient client);
    }

    final <T> T at(RegisteredAgent where, Work<T> work) {
        try (AgentClient client = site().client(where)) {
            return work.run(client);
        }
    }

    /** Those that are meant: the one that was named, else all of the project. */
    final List<RegisteredAgent> agents() {
        return agent == null ? project().agents() : List.of(AgentNames.find(project(), agent));
    }

    final RegisteredAgent onlyAgent() {
        return AgentNames.find(project(), agent);
    }

    /**
     * The project knows the tasks that were created from it; others are asked for.
     *
     * @param task name or id
     * @throws ProblemException {@code task-unknown}, {@code task-ambiguous}
     */
    final Place find(String task) {
        List<RegisteredAgent> agents = agents();
        List<Place> found = new ArrayList<>();
        for (KnownTask known : project().tasks()) {
            agents.stream().filter(it -> it.id().equals(known.agent()) && is(task, known.id(), known.name()))
                    .forEach(it -> found.add(new Place(it, known.id(), known.name())));
        }
        if (found.isEmpty()) {
            Site site = site();
            agents.forEach(it -> found.addAll(ask(site, it, task, agents.size() == 1)));
        }
        if (found.size() != 1) {
            throw (found.isEmpty()
                    ? new Problem("task-unknown", "The agents of the project have no task of this name.", task,
                            "Run 'aeneas task status' to see the tasks.")
                    : new Problem("task-ambiguous", "There are " + found.size() + " tasks of this name.", task,
                            "Name one by its id: " + found.stream().map(place -> place.id().toString()).toList() + "."))
                                    .asException();
        }
        return found.get(0);
    }

    private List<Place> ask(Site site, RegisteredAgent where, String task, boolean only) {
        try (AgentClient client = site.client(where)) {
            return client.tasks().stream().filter(it -> is(task, it.id(), it.name()))
                    .map((TaskSummary it) -> new Place(where, it.id(), it.name())).toList();
        } catch (ProblemException e) {
            if (only) {
                throw e;
            }
            terminal().problem(e.problem());
            return List.of();
        }
    }

    private static boolean is(String task, UUID id, String name) {
        return name.equals(task) || id.toString().equals(task);
    }
}
