package org.aeneas.agent.server;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.api.Engine;

/**
 * What the service is, beside its settings.
 *
 * @param stateFolder for what the service itself keeps: the registration, the tasks as they were created
 * @param metricsPort of loopback, for {@code /health} and {@code /metrics}; 0 for any that is free
 * @param version     of the agent
 * @param engines     that the agent has
 */
public record Deployment(Path stateFolder, int metricsPort, String version, List<Engine> engines) {
    public static final int DEFAULT_METRICS_PORT = 8081;

    public Deployment {
        engines = List.copyOf(engines);
    }
}
