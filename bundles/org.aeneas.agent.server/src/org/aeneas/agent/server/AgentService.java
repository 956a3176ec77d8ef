package org.aeneas.agent.server;

import java.util.List;

import org.aeneas.agent.server.internal.SecretFileKeys;
import org.aeneas.agent.server.internal.Service;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Credentials;

/** The agent's REST, and its health on a port of its own, on the tasks of an engine. */
public interface AgentService extends AutoCloseable {

    /**
     * Listens from now on.
     *
     * @param store  of the engine; stays open, as the engine and the nodes do
     * @param limits for clients
     * @throws org.aeneas.core.ProblemException if the settings are not enough, a store of keys is not usable, or a port
     *         is in use; then nothing listens
     */
    static AgentService open(AgentSettings settings, Deployment deployment, SecretStore secrets, TaskStore store,
            TaskEngine engine, Nodes nodes, ServiceLimits limits) {
        return Service.open(settings, deployment, secrets, store, engine, nodes, limits);
    }

    /**
     * With what an engine begins: the registered project's credentials, else those of the machine.
     *
     * @param secrets as {@link Deployment#projectSecrets}
     */
    static Credentials credentials(SecretStore secrets) {
        return Service.credentials(secrets);
    }

    /**
     * Where an engine keeps the keys of encrypted files.
     *
     * @param secrets as {@link Deployment#projectSecrets}
     */
    static FileKeys fileKeys(SecretStore secrets) {
        return new SecretFileKeys(secrets);
    }

    /** Of the REST. */
    int port();

    /** Of {@code /health} and {@code /metrics}, on 127.0.0.1. */
    int metricsPort();

    /** The operations that are served, such as {@code GET /tasks/{id}}. */
    List<String> operations();

    /** New requests are refused, streams of events end, ports are closed. */
    @Override
    void close();
}
