package org.aeneas.project.migration;

import java.util.List;
import java.util.Optional;

import java.util.UUID;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.Greeting;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.core.Problem;
import org.aeneas.project.RegisteredAgent;

/**
 * How a project's agent is, as far as that is known here.
 *
 * @param info    what it last said of itself, perhaps long ago
 * @param ring    what it last said of the ring of its nodes
 * @param problem why it is not connected, else what it says that needs someone
 */
public record AgentState(RegisteredAgent agent, Link link, Optional<AgentInfo> info, Optional<RingCheck> ring,
        Optional<Problem> problem) {

    public enum Link {
        CONNECTING,
        CONNECTED,
        /** It is tried again by itself. */
        UNREACHABLE,
        /** It answers, but serves another project or none. */
        NOT_REGISTERED
    }

    /** Nothing is known of it yet. */
    public static AgentState of(RegisteredAgent agent) {
        return new AgentState(agent, Link.CONNECTING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How it is now, asked of the agent.
     *
     * @throws org.aeneas.core.ProblemException if it does not answer, or not to us
     */
    public AgentState look(AgentClient client, UUID project) {
        Greeting greeting = client.greet();
        Optional<Registration> registration = client.registration();
        if (registration.filter(it -> it.projectId().equals(project)).isEmpty()) {
            return without(Link.NOT_REGISTERED, new Problem("not-registrant", registration.isPresent()
                    ? "The agent serves another project now." : "The agent serves no project any more.",
                    registration.map(Registration::projectName).orElse(agent.address().toString()),
                    "Register it again, or unregister it to remove it from the list."));
        }
        RingCheck checked = client.nodes(List.of()).ring();
        return new AgentState(agent, Link.CONNECTED, Optional.of(greeting.agent()), Optional.of(checked),
                agent.changed(greeting).or(() -> greeting.agent().problem()));
    }

    /** As it was, without a connection. */
    public AgentState without(Link now, Problem why) {
        return new AgentState(agent, now, info, ring, Optional.of(why));
    }

    /** How many of its nodes can be read. */
    public long readyNodes() {
        return info.stream().flatMap(it -> it.nodes().stream()).filter(AgentState::isReady).count();
    }

    private static boolean isReady(Node node) {
        return node.problem().isEmpty() && (node.mount() == Node.Mount.LOCAL || node.mount() == Node.Mount.MOUNTED);
    }

    public boolean connected() {
        return link == Link.CONNECTED;
    }
}
