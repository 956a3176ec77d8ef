package org.aeneas.project.migration;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Greeting;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SecretName;

/**
 * A registration as it is wanted, on any thread that may wait.
 *
 * @param agent    its fingerprint is that of the last registration
 * @param password what was typed; empty for the one that is kept, and with SSL. It is wiped by {@link #close}
 */
public record Registering(Site site, RegisteredAgent agent, char[] password) implements AutoCloseable {

    /** What the agent says of itself and what certificate it shows, before anything is changed. */
    public Greeting greet(Progress progress) {
        progress.begin("Connecting with " + agent.address());
        try (AgentClient client = client()) {
            return client.greet();
        }
    }

    /** Whether a user is to compare the certificate first: it is new, or another one than before. */
    public boolean isUnconfirmed(Greeting greeting) {
        return greeting.fingerprint().isPresent() && !greeting.fingerprint().equals(agent.fingerprint());
    }

    /**
     * Registers the agent, gives it the project's credentials and keeps its password.
     *
     * @param other name of the project that has the agent, as the user typed it; empty to take it over from nobody
     * @return the agent as it is to be kept in the project
     */
    public RegisteredAgent register(Greeting greeting, Optional<String> other, Progress progress) {
        progress.begin("Registering " + agent.address());
        UUID project = site.project().id();
        Optional<String> description = Optional.of(agent.description()).filter(text -> !text.isBlank());
        RegistrationRequest request = new RegistrationRequest(project, site.project().name(), description, other);
        try (AgentClient client = client()) {
            requireSame(greeting, client.greet());
            if (other.isPresent()) {
                client.takeOver(request);
            } else {
                client.register(request);
            }
            site.sendCredentials(client);
        }
        keepPassword(project);
        return new RegisteredAgent(agent.id(), agent.description(), agent.address(), agent.stores(),
                greeting.fingerprint(), agent.anywhere());
    }

    /** Nobody may step in between what the user has confirmed and what is registered. */
    private void requireSame(Greeting confirmed, Greeting now) {
        if (!confirmed.fingerprint().equals(now.fingerprint())) {
            throw new Problem("agent-certificate-changed", "The agent shows another certificate than the one that was"
                    + " confirmed: SHA-256 " + now.fingerprint().orElse("none") + ".", agent.address().toString(),
                    "Choose Register again, and compare the certificates.").asException();
        }
    }

    private void keepPassword(UUID project) {
        SecretName name = SecretName.ofAgent(project, agent.id());
        if (agent.ssl()) {
            site.secrets().get().forget(name);
        } else if (password.length > 0) {
            site.secrets().get().put(name, password);
        }
    }

    /** @throws ProblemException {@code secret-missing}, {@code stores-missing}, and those of stores */
    private AgentClient client() {
        if (agent.ssl() || password.length == 0) {
            return site.client(agent);
        }
        return new AgentClient(agent.address(), new Access.Password(password.clone(), agent.anywhere()),
                site.project().id());
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "Registering[" + agent + "]";
    }
}
