package org.aeneas.cassandra.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.aeneas.cassandra.internal.CassandraSettings.Contact;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.internal.core.loadbalancing.DcInferringLoadBalancingPolicy;
import com.datastax.oss.driver.internal.core.session.throttling.ConcurrencyLimitingRequestThrottler;

/** Opens the driver's session, or says in plain words why that is not possible. */
final class SessionOpener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);
    private static final Version OLDEST = Objects.requireNonNull(Version.parse("2.1.0"));
    private static final int NEWEST_MAJOR = 5;
    /** Busy old clusters answer slowly, and nothing is lost by waiting. */
    private static final Duration SLOW = Duration.ofSeconds(120);
    private static final Duration INIT = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_WAITING = 100_000;

    private final CassandraSettings settings;

    SessionOpener(CassandraSettings settings) {
        this.settings = settings;
    }

    CqlSession open(Progress progress) {
        progress.begin("Connecting to " + settings.server());
        List<InetSocketAddress> contacts = resolve();
        CqlSession session = open(contacts, progress);
        try {
            checkVersions(session);
            checkDatacenter(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private CqlSession open(List<InetSocketAddress> contacts, Progress progress) {
        try {
            return await(builder(contacts).buildAsync().toCompletableFuture(), progress);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalStateException && contacts.size() > 1
                    && settings.datacenter().isEmpty()) {
                LOG.info("The contact points are of several datacenters; taking that of {}: {}", settings.server(),
                        e.getCause().getMessage());
                return open(contacts.subList(0, 1), progress);
            }
            throw new ConnectProblems(settings).of(e.getCause());
        }
    }

    /** Waits in small steps, so that the user can cancel; a session that comes too late is closed again. */
    private static CqlSession await(CompletableFuture<CqlSession> opening, Progress progress)
            throws ExecutionException {
        try {
            while (true) {
                progress.check();
                try {
                    return opening.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    LOG.trace("not connected yet", e);
                }
            }
        } catch (InterruptedException e) {
            closeWhenOpen(opening);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (CancelledException e) {
            closeWhenOpen(opening);
            throw e;
        }
    }

    private static void closeWhenOpen(CompletableFuture<CqlSession> opening) {
        opening.thenAccept(CqlSession::closeAsync);
    }

    private CqlSessionBuilder builder(List<InetSocketAddress> contacts) {
        // Under OSGi the driver's classes and its reference.conf are only seen by this bundle's class loader.
        ClassLoader classes = SessionOpener.class.getClassLoader();
        CqlSessionBuilder builder = CqlSession.builder().withClassLoader(classes).withConfigLoader(config(classes))
                .addContactPoints(contacts);
        settings.datacenter().ifPresent(builder::withLocalDatacenter);
        settings.user().ifPresent(user -> builder.withAuthCredentials(user, settings.password().orElse("")));
        settings.tls().ifPresent(tls -> builder.withSslEngineFactory(
                new ProgrammaticSslEngineFactory(tls.context(), null, tls.verifyHost())));
        return builder;
    }

    private static DriverConfigLoader config(ClassLoader classes) {
        ProgrammaticDriverConfigLoaderBuilder config = DriverConfigLoader.programmaticBuilder(classes)
                .withString(DefaultDriverOption.SESSION_NAME, "aeneas")
                .withClass(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, DcInferringLoadBalancingPolicy.class)
                .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
                // What is sent without waiting queues here instead of drowning a node.
                .withClass(DefaultDriverOption.REQUEST_THROTTLER_CLASS, ConcurrencyLimitingRequestThrottler.class)
                .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, MOST_AT_ONCE)
                .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, MOST_WAITING)
                // By default each close waits two seconds, twice, for requests that nobody sends.
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                // Else each change of the schema of our own waits a second for more of them.
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(LOOK_AGAIN_MILLIS))
                // The native clock would unpack a library into the temporary directory.
                .withBoolean(DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, true)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, INIT)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, INIT)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, INIT)
                .withDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT, INIT)
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, SLOW)
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, CONNECT)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, SLOW);
        return config.build();
    }

    private List<InetSocketAddress> resolve() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        UnknownHostException last = null;
        for (Contact contact : settings.contacts()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(contact.host())) {
                    addresses.add(new InetSocketAddress(address, contact.port()));
                }
            } catch (UnknownHostException e) {
                LOG.warn("No address is known for the contact point {}", contact.host());
                last = e;
            }
        }
        if (addresses.isEmpty()) {
            throw new Problem("host-unknown", "No address is known for that host name.", settings.server().host(),
                    "Check the name, or give the node's IP address.").asException(last);
        }
        return addresses;
    }

    private static void checkVersions(CqlSession session) {
        for (Node node : session.getMetadata().getNodes().values()) {
            Version version = node.getCassandraVersion();
            if (version != null && (version.nextStable().compareTo(OLDEST) < 0 || version.getMajor() > NEWEST_MAJOR)) {
                throw ConnectProblems.version(String.valueOf(node.getEndPoint()), "Cassandra " + version, null);
            }
        }
    }

    private void checkDatacenter(CqlSession session) {
        TreeSet<String> datacenters = new TreeSet<>();
        for (Node node : session.getMetadata().getNodes().values()) {
            if (node.getDatacenter() != null) {
                datacenters.add(node.getDatacenter());
            }
        }
        if (settings.datacenter().filter(dc -> !datacenters.contains(dc)).isPresent()) {
            throw new Problem("datacenter-unknown", "The cluster has no datacenter of that name.",
                    settings.datacenter().get(),
                    "Choose one of " + String.join(", ", datacenters) + ", or none for the server's own.")
                            .asException();
        }
    }
}
