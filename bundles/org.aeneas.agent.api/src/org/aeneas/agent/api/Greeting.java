package org.aeneas.agent.api;

import java.util.Optional;

/**
 * What a user sees of an agent before it is registered.
 *
 * @param fingerprint of the certificate that the agent showed, SHA-256; empty without SSL
 */
public record Greeting(AgentInfo agent, Optional<String> fingerprint) {
}
