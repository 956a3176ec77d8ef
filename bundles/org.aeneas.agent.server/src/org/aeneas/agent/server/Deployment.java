package org.aeneas.agent.server;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.api.Engine;
import org.aeneas.agent.settings.SecretStore;

/**
 * What the service is, beside its settings.
 *
 * @param stateFolder    for what the service itself keeps: the registration, the tasks as they were created
 * @param projectSecrets for the project's credentials: apart from the administrator's, which the service only reads
 * @param version        of the agent
 * @param engines        that the agent has
 */
public record Deployment(Path stateFolder, SecretStore projectSecrets, String version, List<Engine> engines) {

    public Deployment {
        engines = List.copyOf(engines);
    }
}
