package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.remote.rmi.RMIConnector;

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
            link.connector = link.within(TO_CONNECT, "connecting", progress,
                    () -> new JmxHandshake(link.sockets, link.problems).connect(access));
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

    /** Whatever waits for the node waits no longer. The connector's own thread ends with it. */
    private synchronized void abort() {
        closed = true;
        sockets.close();
        if (!worker.isShutdown()) {
            worker.execute(this::closeConnector);
            worker.shutdown();
        }
    }

    private void closeConnector() {
        try {
            if (connector != null) {
                connector.close();
            }
        } catch (IOException e) {
            LOG.debug("JMX was not closed in order", e);
        }
    }

    /** In order where that is possible at once. */
    @Override
    public void close() {
        if (!closed && turn.tryLock()) {
            try {
                worker.submit(this::closeConnector).get(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("JMX was not closed in order", e);
            } finally {
                turn.unlock();
            }
        }
        abort();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "aeneas-jmx");
        thread.setDaemon(true);
        return thread;
    }
}
