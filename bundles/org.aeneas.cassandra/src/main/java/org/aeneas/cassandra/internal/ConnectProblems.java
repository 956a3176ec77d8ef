package org.aeneas.cassandra.internal;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.net.ssl.SSLException;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.UnsupportedProtocolVersionException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;

/** Why the driver could not connect, in plain words. */
final class ConnectProblems {
    private final CassandraSettings settings;
    private final String server;

    ConnectProblems(CassandraSettings settings) {
        this.settings = settings;
        this.server = settings.server().toString();
    }

    static ProblemException version(String object, String found, Throwable cause) {
        return new Problem("cassandra-version", "Aeneas migrates from Cassandra 2.1 to 5.x; this is " + found + ".",
                object, "Connect to a cluster of one of these versions.").asException(cause);
    }

    /** The most telling of the reasons that the contact points gave: one that answers says more than a closed door. */
    ProblemException of(Throwable failure) {
        List<Throwable> reasons = new ArrayList<>();
        collect(failure, reasons);
        Optional<ProblemException> problem = first(reasons, AuthenticationException.class::isInstance)
                .map(this::authentication)
                .or(() -> first(reasons, SSLException.class::isInstance).map(this::tls))
                .or(() -> first(reasons, UnsupportedProtocolVersionException.class::isInstance)
                        .map(e -> version(server, "older, or something else", e)))
                .or(() -> first(reasons, ClosedConnectionException.class::isInstance).map(this::closed))
                .or(() -> first(reasons, DriverTimeoutException.class::isInstance).map(this::silent))
                .or(() -> first(reasons, ConnectException.class::isInstance).map(this::refused))
                .or(() -> first(reasons, NoRouteToHostException.class::isInstance).map(this::refused))
                .or(() -> first(reasons, SocketException.class::isInstance).map(this::closed));
        return problem.orElseGet(() -> new Problem("connection-failed", "The connection failed: " + last(reasons),
                server, "Read the details in the log, and the node's own log.").asException(failure));
    }

    private ProblemException authentication(Throwable e) {
        if (settings.user().isEmpty()) {
            return new Problem("password-required", "The cluster asks for a user name and a password.", server,
                    "Give a user who may read the tables.").asException(e);
        }
        return new Problem("password-wrong", "The cluster refused the user name or the password.",
                settings.user().get() + " at " + server, "Correct the user name and the password.").asException(e);
    }

    private ProblemException tls(Throwable e) {
        String remedy = e.getClass().getSimpleName().equals("NotSslRecordException")
                ? "The node speaks no TLS on this port: switch SSL off, or name its TLS port."
                : "Give a trust store that holds the authority of the node's certificate; if the certificate does not "
                        + "name the host, connect by the name that it has or switch the check of the name off.";
        return new Problem("tls-failed", "TLS could not be agreed on: " + e.getMessage(), server, remedy)
                .asException(e);
    }

    private ProblemException closed(Throwable e) {
        return new Problem("connection-closed", "The node closed the connection without an answer.", server,
                settings.tls().isPresent() ? "Check that the port is that of the native protocol, with TLS."
                        : "Switch SSL on if the cluster asks for it, and check that the port is that of the native "
                                + "protocol (9042).").asException(e);
    }

    private ProblemException refused(Throwable e) {
        boolean silent = String.valueOf(e.getMessage()).contains("timed out");
        return silent ? silent(e) : new Problem("connection-refused", "Nothing answers on that host and port.", server,
                "Check that the node is up, that native_transport is on, and its rpc_address and port.").asException(e);
    }

    private ProblemException silent(Throwable e) {
        return new Problem("connection-timeout", "The host does not answer in time.", server,
                "Check the address, firewalls and security groups between here and the node, and its load.")
                        .asException(e);
    }

    private static Optional<Throwable> first(List<Throwable> reasons, Predicate<Throwable> kind) {
        return reasons.stream().filter(kind).findFirst();
    }

    private static String last(List<Throwable> reasons) {
        Throwable last = reasons.get(reasons.size() - 1);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static void collect(Throwable failure, List<Throwable> reasons) {
        for (Throwable e = failure; e != null && !reasons.contains(e); e = e.getCause()) {
            reasons.add(e);
            if (e instanceof AllNodesFailedException all) {
                all.getAllErrors().values().forEach(errors -> errors.forEach(error -> collect(error, reasons)));
            }
            for (Throwable other : e.getSuppressed()) {
                collect(other, reasons);
            }
        }
    }
}
