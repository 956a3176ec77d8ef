package org.aeneas.project;

import java.util.UUID;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.StorePair;

/** What a project's agents are let in by. */
public final class AgentAccess {

    private AgentAccess() {
    }

    /**
     * Close what is returned: it holds passwords.
     *
     * @throws org.aeneas.core.ProblemException {@code secret-missing}, {@code stores-missing}
     */
    public static Access of(UUID project, RegisteredAgent agent, GlobalSettings settings, Secrets secrets) {
        if (agent.stores().isPresent()) {
            return new Access.Certificates(stores(settings.requireStores(agent.stores().get()), secrets));
        }
        return new Access.Password(secrets.require(SecretName.ofAgent(project, agent.id()),
                "agent " + agent.address()), agent.anywhere());
    }

    /** The stores of the Global Settings with their passwords. Close them. */
    public static Stores stores(StorePair pair, Secrets secrets) {
        return new Stores(new Store(pair.keyStore(), secrets.require(SecretName.ofKeyStore(pair.id()), pair.name())),
                new Store(pair.trustStore(), secrets.require(SecretName.ofTrustStore(pair.id()), pair.name())));
    }
}
