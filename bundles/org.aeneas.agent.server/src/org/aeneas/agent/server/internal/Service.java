package org.aeneas.agent.server.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.aeneas.agent.server.AgentService;
import org.aeneas.agent.server.Deployment;
import org.aeneas.agent.server.Nodes;
import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Credentials;
import org.aeneas.core.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of the service together. */
public final class Service implements AgentService {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String METRICS_HOST = "127.0.0.1";

    private final EventHub hub;
    private final AutoCloseable listening;
    private final ApiHandler handler;
    private final List<Route> routes;
    private final ScheduledExecutorService clock;
    private HttpListener operation;
    private HttpListener api;

    private Service(AgentSettings settings, Deployment deployment, SecretStore secrets, TaskStore store,
            TaskEngine engine, Nodes nodes, ServiceLimits limits) {
        Optional<Tls> tls = settings.ssl().enabled()
                ? Optional.of(new Tls(new TlsStores(settings.ssl(), secrets)))
                : Optional.empty();
        Optional<PasswordGate> gate = tls.isPresent() ? Optional.empty() : Optional.of(gate(settings, secrets));
        Supplier<Stream<Problem>> problems = () -> Stream.concat(store.replaced().stream(),
                tls.flatMap(Tls::problem).stream());
        RegistrationDesk registration = new RegistrationDesk(deployment.stateFolder(), () -> tls.map(Tls::fingerprint));
        Counters counters = new Counters();
        AgentDesk agent = new AgentDesk(settings, deployment, engine, nodes, problems);
        hub = new EventHub(limits.listeners(), engine.tasks());
        TaskDesk tasks = new TaskDesk(engine, hub, deployment.stateFolder(), deployment.engines());
        routes = new Routes(agent, registration, tasks, new NodeDesk(nodes),
                new ProjectCredentials(deployment.projectSecrets()), engine, hub).all();
        handler = new ApiHandler(routes, registration, gate, hub, limits, counters);
        listening = engine.listen(hub);
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "aeneas-agent-clock");
            thread.setDaemon(true);
            return thread;
        });
        try {
            operation = HttpListener.open("aeneas-agent-health",
                    new HttpListener.Address(METRICS_HOST, settings.server().healthPort()), Optional.empty(),
                    new OperationHandler(agent, engine, hub, counters), limits);
            api = HttpListener.open("aeneas-agent-api", new HttpListener.Address(settings.server().bindAddress(),
                    settings.server().port()), tls, handler, limits);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        // Two in each time that may pass: one that comes late is not too late.
        every(limits.heartbeat().dividedBy(2), hub::heartbeat);
        every(EventHub.GATHERED, hub::flush);
        every(limits.requestTime().dividedBy(4), api::look);
        every(limits.requestTime().dividedBy(4), operation::look);
        tls.ifPresent(it -> every(limits.storesLooked(), it::look));
        LOG.info("The agent listens on {}:{}, {} SSL; health and metrics on {}:{}", settings.server().bindAddress(),
                port(), tls.isPresent() ? "with" : "without", METRICS_HOST, metricsPort());
    }

    public static AgentService open(AgentSettings settings, Deployment deployment, SecretStore secrets,
            TaskStore store, TaskEngine engine, Nodes nodes, ServiceLimits limits) {
        settings.requireConfigured();
        return new Service(settings, deployment, secrets, store, engine, nodes, limits);
    }

    public static Credentials credentials(SecretStore secrets) {
        return new ProjectCredentials(secrets).current();
    }

    private static PasswordGate gate(AgentSettings settings, SecretStore secrets) {
        if (!settings.server().password().isPresent()) {
            throw new Problem("agent-without-password", "The agent could not start. Please reconfigure the agent."
                    + " Reason: There is neither SSL nor a password.", "agent-settings.yaml",
                    "Run the utility with --configure, and choose SSL or a password.").asException();
        }
        return new PasswordGate(secrets.require(settings.server().password()));
    }

    private void every(Duration pause, Runnable work) {
        clock.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Regular work failed", e);
            }
        }, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int port() {
        return api.port();
    }

    @Override
    public int metricsPort() {
        return operation.port();
    }

    @Override
    public List<String> operations() {
        return routes.stream().map(Route::toString).toList();
    }

    @Override
    public void close() {
        handler.end();
        clock.shutdownNow();
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("The engine's events could not be left", e);
        }
        hub.close();
        Stream.of(Optional.ofNullable(api), Optional.ofNullable(operation)).flatMap(Optional::stream)
                .forEach(HttpListener::close);
    }
}
