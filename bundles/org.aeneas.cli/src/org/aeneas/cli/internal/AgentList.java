package org.aeneas.cli.internal;

import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.AgentState.Link;
import org.aeneas.project.migration.Site;

import picocli.CommandLine.Command;

/** {@code aeneas agent list}. */
@Command(name = "list", description = "Shows the agents of the project, each as it is now.")
final class AgentList extends ProjectAction {

    @Override
    public Integer call() {
        Site site = site();
        List<AgentState> states = work(progress -> site.project().agents().stream()
                .map(agent -> look(site, agent, progress)).toList());
        terminal().answer(Map.of("agents", json() ? states.stream().map(AgentText::json).toList() : List.of()),
                AgentText.text(states));
        return CommandLineInterface.DONE;
    }

    private static AgentState look(Site site, RegisteredAgent agent, Progress progress) {
        progress.check();
        progress.begin("Asking " + agent.address());
        AgentState unknown = AgentState.of(agent);
        try (AgentClient client = site.client(agent)) {
            return unknown.look(client, site.project().id());
        } catch (ProblemException e) {
            return unknown.without(Link.UNREACHABLE, e.problem());
        }
    }
}
