package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.SshSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JMX connection through an SSH session, kept open. Calls come one after the other, each within a time; one that
 * took too long or was cancelled has closed the connection.
 */
public final class JmxLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JmxLink.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 100;
    /** Both registry and server: Cassandra's JMX, unless it was changed, knows no other address. */
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NAME = "jmxrmi";

    private final TunnelSockets sockets;
    private final JmxProblems problems;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(JmxLink::thread);
    private final ReentrantLock turn = new ReentrantLock();
    private volatile RMIConnector connector;
    private volatile boolean closed;

    /** What is done with the connection. */
    @FunctionalInterface
    public interface Call<T> {
        T on(MBeanServerConnection server) throws IOException, JMException;
    }

    private interface Work<T> {
        T done() throws Exception;
    }

    private JmxLink(SshSession session, JmxAccess access) {
        this.sockets = new TunnelSockets(session);
        this.problems = new JmxProblems(session.target(), access);
    }

    /**
     * Connects.
     *
     * @param session stays open
     * @throws org.aeneas.core.ProblemException {@code jmx-refused}, {@code jmx-not-spoken}, {@code jmx-tls},
     *         {@code jmx-password-required}, {@code jmx-password-wrong}, {@code jmx-timeout} and those of SSH
     */
    public static JmxLink open(SshSession session, JmxAccess access, Progress progress) {
        JmxLink link = new JmxLink(session, access);
        try {
            link.connector = link.within(TO_CONNECT, "connecting", progress, () -> link.connect(access));
            return link;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /**
     * Calls the node.
     *
     * @param what is done, for people: {@code flush}
     * @throws org.aeneas.core.ProblemException {@code jmx-timeout}, {@code jmx-lost}, {@code jmx-forbidden}, and
     *         {@code node-operation-failed} with the node's own words
     */
    public <T> T call(String what, Duration most, Progress progress, Call<T> call) {
        return within(most, what, progress, () -> call.on(connector.getMBeanServerConnection()));
    }

    public boolean isOpen() {
        return !closed;
    }

    private RMIConnector connect(JmxAccess access) throws Exception {
        RemoteCalls calls = new RemoteCalls(sockets);
        RemoteReference server = plain(calls.lookup(LOOPBACK, access.port(), NAME));
        String[] credentials = access.user().isEmpty() ? null
                : new String[] { access.user(), new String(access.password()) };
        RMIConnection connection = connection(calls, server, credentials);
        RMIConnector made = new RMIConnector(new Opened(connection),
                Map.of("jmx.remote.default.class.loader", JmxLink.class.getClassLoader()));
        made.connect();
        return made;
    }

    /** A stub may name an address of the host by which it does not reach itself. */
    private RMIConnection connection(RemoteCalls calls, RemoteReference server, String[] credentials)
            throws Exception {
        try {
            return plain(calls.newClient(server, credentials)).at(server.host()).connection(sockets);
        } catch (IOException e) {
            if (server.host().equals(LOOPBACK) || !JmxProblems.refused(e)) {
                throw e;
            }
            LOG.debug("JMX is not to be reached at {}, which its stub names", server.host(), e);
            RemoteReference local = server.at(LOOPBACK);
            return plain(calls.newClient(local, credentials)).at(LOOPBACK).connection(sockets);
        }
    }

    private RemoteReference plain(RemoteReference reference) {
        if (reference.ownSockets()) {
            throw problems.tls();
        }
        return reference;
    }

    private <T> T within(Duration most, String what, Progress progress, Work<T> work) {
        takeTurn(progress);
        try {
            return inTurn(most, what, progress, work);
        } finally {
            turn.unlock();
        }
    }

    /** The time of a call does not count while others are before it. */
    private void takeTurn(Progress progress) {
        try {
            while (!turn.tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    private <T> T inTurn(Duration most, String what, Progress progress, Work<T> work) {
        if (closed) {
            throw problems.lost(null);
        }
        Future<T> future = worker.submit(work::done);
        long deadline = System.nanoTime() + most.toNanos();
        try {
            while (true) {
                progress.check();
                try {
                    return future.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw problems.late(what, most, e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw failed(what, e.getCause());
        } catch (InterruptedException e) {
            abort();
            throw CancelledException.of(e);
        } catch (RuntimeException e) {
            abort();
            throw e;
        }
    }

    private RuntimeException failed(String what, Throwable cause) {
        RuntimeException problem = problems.of(what, cause);
        if (JmxProblems.endsConnection(cause)) {
            abort();
        }
        return problem;
    }

    /** Whatever waits for the node waits no longer. */
    private void abort() {
        closed = true;
        sockets.close();
        worker.shutdownNow();
    }

    /** In order where that is possible at once. */
    @Override
    public void close() {
        RMIConnector open = connector;
        if (!closed && open != null) {
            Future<?> closing = worker.submit(() -> {
                open.close();
                return null;
            });
            try {
                closing.get(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("JMX was not closed in order", e);
            }
        }
        abort();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "aeneas-jmx");
        thread.setDaemon(true);
        return thread;
    }

    /** A server whose client is there already. */
    private record Opened(RMIConnection connection) implements RMIServer {
        @Override
        public String getVersion() {
            return "1.0";
        }

        @Override
        public RMIConnection newClient(Object credentials) {
            return connection;
        }
    }
}
