package org.aeneas.cli.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.project.Project;
import org.aeneas.project.RegisteredAgent;

/** Which agent is meant. */
final class AgentNames {

    private AgentNames() {
    }

    /**
     * @param name description, address or id; null for the only agent
     * @throws org.aeneas.core.ProblemException {@code agent-unknown}, {@code agent-ambiguous}
     */
    static RegisteredAgent find(Project project, String name) {
        List<RegisteredAgent> all = project.agents();
        List<RegisteredAgent> meant = name == null ? all : all.stream().filter(agent -> is(agent, name)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (all.isEmpty()) {
            throw new Problem("agent-unknown", "The project has no agent.", project.name(),
                    "Register one with 'aeneas agent register'.").asException();
        }
        String known = all.stream().map(agent -> agent.address().toString()).collect(Collectors.joining(", "));
        throw new Problem(meant.isEmpty() ? "agent-unknown" : "agent-ambiguous", meant.isEmpty()
                ? "The project has no such agent." : "Several agents may be meant.",
                name == null ? project.name() : name, "Name one of " + known + ".").asException();
    }

    private static boolean is(RegisteredAgent agent, String name) {
        return agent.address().toString().equals(name) || agent.id().toString().equals(name)
                || agent.description().equals(name);
    }
}
