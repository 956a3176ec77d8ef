package org.aeneas.agent.server.tests;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.Patience;
import org.aeneas.agent.api.Stores;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.AgentService;
import org.aeneas.agent.server.Deployment;
import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.tests.support.Services;

/** A whole agent in a folder, on ports that are free. */
public final class Agent implements AutoCloseable {
    public static final String PASSWORD = "correct horse";
    static final Patience SHORT = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30),
            Duration.ofMillis(100));
    private static final Node NODE = new Node("127.0.0.1", 22, Node.Mount.LOCAL, 1, Optional.empty(),
            Optional.empty());
    private static final SecretReference STORES = new SecretReference("stores");
    private static final SecretReference AGENT = new SecretReference("agent");

    private final TaskStore store;
    private final TaskEngine engine;
    private final AgentService service;
    private final SecretStore secrets;

    private Agent(Path folder, AgentSettings settings, ServiceLimits limits, Map<Service, URI> endpoints,
            UnaryOperator<TableSources> sources) {
        secrets = SecretStore.of(new AgentFolders(folder.resolve("root")));
        secrets.put(STORES, TestStores.PASSWORD.toCharArray());
        secrets.put(AGENT, PASSWORD.toCharArray());
        store = TaskStore.open(folder.resolve("store"));
        engine = TaskEngine.open(store, sources.apply(Tables.sources(folder.resolve("data"))), AgentService.fileKeys(secrets),
                Services.aws(), EngineSettings.DEFAULT.withEndpoints(endpoints), AgentService.credentials(secrets));
        try {
            service = AgentService.open(settings, deployment(folder), secrets, store, engine, () -> List.of(NODE),
                    limits);
        } catch (RuntimeException e) {
            engine.close();
            store.close();
            throw e;
        }
    }

    private Deployment deployment(Path folder) {
        return new Deployment(folder.resolve("state"), secrets, "1.2.3", List.of(new Engine("cassandra", "Cassandra", "1")));
    }

    public static Agent open(Path folder, AgentSettings settings) {
        return new Agent(folder, settings, ServiceLimits.DEFAULT, Map.of(), UnaryOperator.identity());
    }

    static Agent open(Path folder, AgentSettings settings, ServiceLimits limits) {
        return new Agent(folder, settings, limits, Map.of(), UnaryOperator.identity());
    }

    static Agent open(Path folder, AgentSettings settings, Map<Service, URI> endpoints) {
        return open(folder, settings, endpoints, UnaryOperator.identity());
    }

    /** @param sources what is made of the tables of the folder */
    static Agent open(Path folder, AgentSettings settings, Map<Service, URI> endpoints,
            UnaryOperator<TableSources> sources) {
        return new Agent(folder, settings, ServiceLimits.DEFAULT, endpoints, sources);
    }

    public static AgentSettings plain(Path folder) {
        return settings(folder, server(0, AGENT),
                new AgentSettings.Ssl(false, "", SecretReference.NONE, "", SecretReference.NONE));
    }

    static AgentSettings tls(Path folder, Path keyStore, Path trustStore) {
        return settings(folder, server(0, SecretReference.NONE),
                new AgentSettings.Ssl(true, keyStore.toString(), STORES, trustStore.toString(), STORES));
    }

    /** Of loopback, with its health on any port that is free. */
    static AgentSettings.Server server(int port, SecretReference password) {
        return new AgentSettings.Server(port, AgentSettings.LOOPBACK, password, 0);
    }

    static AgentSettings settings(Path folder, AgentSettings.Server server, AgentSettings.Ssl ssl) {
        DataProvider node = new DataProvider("127.0.0.1", true, 22,
                new DataProvider.PasswordLogin("cassandra", SecretReference.NONE), "/etc/cassandra/cassandra.yaml",
                List.of("/var/lib/cassandra/data"), DataProvider.Jmx.INITIAL, "");
        return new AgentSettings("5", server, ssl, folder.toString(), folder.toString(), folder.toString(),
                List.of(node), new AgentSettings.Limits(2, 0, 0));
    }

    public int port() {
        return service.port();
    }

    AgentService service() {
        return service;
    }

    SecretStore secrets() {
        return secrets;
    }

    /** Without SSL. */
    public AgentClient client(UUID project) {
        return client(project, PASSWORD);
    }

    AgentClient client(UUID project, String password) {
        return new AgentClient(address(), new Access.Password(password.toCharArray(), false), project, SHORT);
    }

    AgentClient client(UUID project, Stores stores) {
        return new AgentClient(address(), new Access.Certificates(stores), project, SHORT);
    }

    private AgentAddress address() {
        return new AgentAddress("127.0.0.1", port());
    }

    @Override
    public void close() {
        service.close();
        engine.close();
        store.close();
    }
}
