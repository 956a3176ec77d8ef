package org.aeneas.agent.server.internal.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Patience;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.SettingsFile;

/**
 * The agent that serves on this machine, asked over its API as its clients ask it, by who may read its settings and
 * secrets. With SSL it is its own client: that works where its trust store leads to its own certificate, as it does
 * with stores that one certificate authority has made.
 */
final class LocalAgent {
    /** It is near, so that it is soon clear whether it answers. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofSeconds(30), Duration.ofSeconds(1));
    private static final UUID NO_PROJECT = new UUID(0, 0);

    private final AgentSettings settings;
    private final SecretStore secrets;

    LocalAgent(AgentFolders folders) {
        settings = new SettingsFile(folders.settings()).find().orElseGet(AgentSettings::initial);
        settings.requireConfigured();
        secrets = SecretStore.of(folders);
    }

    AgentSettings settings() {
        return settings;
    }

    /** @throws org.aeneas.core.ProblemException {@code agent-unreachable} if it does not run, and other problems */
    <T> T ask(Function<AgentClient, T> question) {
        return ask(NO_PROJECT, question);
    }

    /** As if by its registrant. */
    <T> T ask(Registration registrant, Function<AgentClient, T> question) {
        return ask(registrant.projectId(), question);
    }

    private <T> T ask(UUID project, Function<AgentClient, T> question) {
        try (AgentClient client = new AgentClient(address(), access(), project, PATIENCE)) {
            return question.apply(client);
        }
    }

    private AgentAddress address() {
        String bound = settings.server().bindAddress();
        boolean all = bound.equals(AgentSettings.ALL_ADDRESSES) || bound.equals("::");
        return new AgentAddress(all ? AgentSettings.LOOPBACK : bound, settings.server().port());
    }

    private Access access() {
        AgentSettings.Ssl ssl = settings.ssl();
        if (!ssl.enabled()) {
            // Whatever address it is, it is one of this machine.
            return new Access.Password(secrets.require(settings.server().password()), true);
        }
        return new Access.Certificates(new Stores(
                new Store(Path.of(ssl.keyStore()), secrets.require(ssl.keyStorePassword())),
                new Store(Path.of(ssl.trustStore()), secrets.require(ssl.trustStorePassword()))));
    }

    /** Whom it serves. */
    Optional<Registration> registration() {
        return ask(AgentClient::registration);
    }
}
