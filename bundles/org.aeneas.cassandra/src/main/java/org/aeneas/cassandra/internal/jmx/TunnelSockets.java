package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.net.Socket;
import java.rmi.server.RMIClientSocketFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.aeneas.core.ProblemException;
import org.aeneas.ssh.SshSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads RMI's connections through SSH: hosts and ports are those that the node itself sees. RMI keeps connections apart
 * by their factories, and each of these is equal to itself only, so that nodes are never mistaken for each other.
 */
final class TunnelSockets implements RMIClientSocketFactory {
    private static final Logger LOG = LoggerFactory.getLogger(TunnelSockets.class);

    private final SshSession session;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    TunnelSockets(SshSession session) {
        this.session = session;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        if (closed) {
            throw new IOException("the connection to " + session.target() + " is closed");
        }
        try {
            Socket socket = new TunnelSocket(session.stream(host, port), port);
            open.removeIf(Socket::isClosed);
            open.add(socket);
            if (closed) {
                close();
            }
            return socket;
        } catch (ProblemException e) {
            throw new IOException(e.problem().what(), e);
        }
    }

    /** Ends everything that waits for an answer; nothing is opened any more. */
    void close() {
        closed = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A connection to {} could not be closed", session.target(), e);
            }
        }
        open.clear();
    }
}
