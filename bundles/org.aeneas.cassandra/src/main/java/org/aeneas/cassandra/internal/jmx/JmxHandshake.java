package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.util.Map;

import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;

import org.aeneas.cassandra.node.JmxAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a port of the host to a JMX connection: registry, server, connection, each through SSH. */
record JmxHandshake(TunnelSockets sockets, JmxProblems problems) {
    private static final Logger LOG = LoggerFactory.getLogger(JmxHandshake.class);
    /** Cassandra's JMX, unless it was changed, knows no other address. */
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NAME = "jmxrmi";

    RMIConnector connect(JmxAccess access) throws IOException, ReflectiveOperationException {
        RemoteCalls calls = new RemoteCalls(sockets);
        RemoteReference server = plain(calls.lookup(LOOPBACK, access.port(), NAME));
        String[] credentials = access.user().isEmpty() ? null
                : new String[] { access.user(), new String(access.password()) };
        RMIConnection connection = connection(calls, server, credentials);
        RMIConnector made = new RMIConnector(new Opened(connection),
                Map.of("jmx.remote.default.class.loader", JmxHandshake.class.getClassLoader()));
        made.connect();
        return made;
    }

    /** A stub may name an address of the host by which it does not reach itself. */
    private RMIConnection connection(RemoteCalls calls, RemoteReference server, String[] credentials)
            throws IOException, ReflectiveOperationException {
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
