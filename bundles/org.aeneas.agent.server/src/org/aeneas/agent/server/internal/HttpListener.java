package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.net.BindException;
import java.util.Optional;

import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.core.Problem;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port with one handler behind it. */
final class HttpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int HEADER_BYTES = 8 << 10;
    /** Beside those that answer: acceptor, selector, events that are written. */
    private static final int MORE_THREADS = 8;

    private final Server server;
    private final ServerConnector connector;
    private final ConnectionWatch watch;

    private HttpListener(Server server, ServerConnector connector, ConnectionWatch watch) {
        this.server = server;
        this.connector = connector;
        this.watch = watch;
    }

    /** Where to listen. */
    record Address(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @throws org.aeneas.core.ProblemException {@code port-in-use}, {@code port-unusable} */
    static HttpListener open(String name, Address address, Optional<Tls> tls, Handler handler, ServiceLimits limits) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.requests() + MORE_THREADS, 2);
        threads.setName(name);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, tls);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.requestTime().toMillis());
        server.addConnector(connector);
        ConnectionWatch watch = new ConnectionWatch(handler, limits.requestTime());
        connector.addBean(watch, false);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setHandler(watch);
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(0);
        HttpListener listener = new HttpListener(server, connector, watch);
        listener.start(address);
        return listener;
    }

    private static ServerConnector connector(Server server, Optional<Tls> tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Every path that is not plain is left to the router, which refuses it in the contract's words.
        http.setUriCompliance(UriCompliance.UNSAFE);
        tls.ifPresent(it -> http.addCustomizer(new SecureRequestCustomizer(false)));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        return tls.isEmpty()
                ? new ServerConnector(server, 1, 1, plain)
                : new ServerConnector(server, 1, 1, new SslConnectionFactory(tls.get().factory(),
                        plain.getProtocol()), plain);
    }

    private void start(Address address) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw problem(address, e).asException(e);
        }
    }

    private static Problem problem(Address address, Exception e) {
        boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
        String reason = "The agent could not start. Please reconfigure the agent. Reason: ";
        return taken
                ? new Problem("port-in-use", reason + "The port is in use, or the address is not of this machine.",
                        address.toString(), "End the program that has the port, or choose another one.")
                : new Problem("port-unusable", reason + (e instanceof IOException ? e.getMessage() : e.toString()) + ".",
                        address.toString(), "Choose another address or port.");
    }

    /** The one that was chosen, where any was asked for. */
    int port() {
        return connector.getLocalPort();
    }

    /** Called again and again. */
    void look() {
        watch.look();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("A port could not be closed in order", e);
        }
    }
}
