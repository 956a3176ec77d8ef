package org.aeneas.cassandra.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.HashMap;
import java.util.Map;

import javax.management.MBeanServerFactory;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import javax.security.auth.Subject;
import javax.security.auth.login.FailedLoginException;

/** Java's own JMX on the loopback address, behind a password. */
public final class GuardedJmx implements AutoCloseable {
    public static final String USER = "admin";
    public static final String PASSWORD = "s3cret-of-jmx";

    private static final RMIServerSocketFactory LOOPBACK = port -> new ServerSocket(port, 50,
            InetAddress.getLoopbackAddress());

    private final int port;
    private final Registry registry;
    private final RMIConnectorServer server;

    /** @param tls whether its clients are told to speak TLS */
    public GuardedJmx(boolean tls) throws IOException {
        try (ServerSocket socket = LOOPBACK.createServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, Object> environment = new HashMap<>();
        JMXAuthenticator check = GuardedJmx::check;
        environment.put("jmx.remote.authenticator", check);
        RMIJRMPServerImpl implementation = new RMIJRMPServerImpl(0, tls ? new SslRMIClientSocketFactory() : null,
                LOOPBACK, environment);
        server = new RMIConnectorServer(new JMXServiceURL("rmi", "127.0.0.1", 0), environment, implementation,
                MBeanServerFactory.newMBeanServer());
        server.start();
        registry = LocateRegistry.createRegistry(port, null, LOOPBACK);
        registry.rebind("jmxrmi", implementation.toStub());
    }

    private static Subject check(Object credentials) {
        if (credentials instanceof String[] given && given[0].equals(USER) && given[1].equals(PASSWORD)) {
            return new Subject();
        }
        // As Java's own check does it.
        throw credentials == null ? new SecurityException("Authentication failed! Credentials required")
                : new SecurityException("Authentication failed! Invalid username or password",
                        new FailedLoginException("Invalid username or password"));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        server.stop();
        UnicastRemoteObject.unexportObject(registry, true);
    }
}
