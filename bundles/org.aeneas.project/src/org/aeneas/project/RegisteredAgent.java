package org.aeneas.project;

import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Greeting;
import org.aeneas.core.Problem;
import org.aeneas.project.internal.Require;

/**
 * An agent that works for this project.
 *
 * @param id          ours: the name of its password among the secrets follows from it
 * @param description may be empty
 * @param stores      name of the trust and key store of the Global Settings; empty without SSL
 * @param fingerprint of the certificate that the user saw at registration, SHA-256, {@code 0A:1B:…}; empty without SSL
 * @param anywhere    without SSL: the user accepts that the password goes over the network for all to read
 */
public record RegisteredAgent(UUID id, String description, AgentAddress address, Optional<String> stores,
        Optional<String> fingerprint, boolean anywhere) {

    public RegisteredAgent {
        Require.present("The agent's id", id);
        description = Require.optional("The agent's description", description, Require.TEXT);
        Require.present("The agent's address", address);
        stores = Require.optional(stores);
        fingerprint = Require.optional(fingerprint);
    }

    /** Whether it is reached with SSL. */
    public boolean ssl() {
        return stores.isPresent();
    }

    /** What is wrong where it shows another certificate than when it was registered. */
    public Optional<Problem> changed(Greeting greeting) {
        return fingerprint.equals(greeting.fingerprint()) ? Optional.empty() : Optional.of(new Problem(
                "agent-certificate-changed", "The agent shows another certificate than when it was registered: SHA-256 "
                        + greeting.fingerprint().orElse("none") + ".", address.toString(),
                "If its administrator has exchanged it, register the agent with it again."));
    }
}
