package org.aeneas.agent.api.internal;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Fingerprint;
import org.aeneas.core.Problem;

/** What a failed exchange with an agent means, and what to do about it. */
record AgentProblems(AgentAddress agent, boolean tls) {
    /** What {@link Probe} may know better. */
    static final String DISCONNECTED = "agent-disconnected";
    static final String TIME_OUT = "agent-timeout";

    Problem of(Throwable failure) {
        return cause(failure, PeerRefusal.class).map(this::refused)
                .or(() -> cause(failure, TooLargeException.class).map(e -> tooLarge(e.limit())))
                .or(() -> cause(failure, UnknownHostException.class).map(e -> unknownHost()))
                .or(() -> cause(failure, UnresolvedAddressException.class).map(e -> unknownHost()))
                .or(() -> cause(failure, HttpConnectTimeoutException.class).map(e -> noConnection("in time")))
                .or(() -> cause(failure, HttpTimeoutException.class).map(e -> timeOut()))
                .or(() -> cause(failure, TimeoutException.class).map(e -> timeOut()))
                .or(() -> cause(failure, ConnectException.class).map(this::noConnection))
                .or(() -> cause(failure, ClosedByPeerException.class).map(e -> certificateRefused()))
                .or(() -> cause(failure, SSLException.class).map(this::handshake))
                .or(() -> cause(failure, ProtocolException.class).map(e -> notAnAgent()))
                .orElseGet(() -> broken(failure));
    }

    private Problem refused(PeerRefusal refusal) {
        X509Certificate certificate = refusal.certificate();
        String shown = " (" + certificate.getSubjectX500Principal() + ", SHA-256 " + Fingerprint.of(certificate) + ")";
        return switch (refusal.reason()) {
            case UNTRUSTED -> problem("agent-untrusted",
                    "The trust store does not lead to the agent's certificate" + shown + ".",
                    "Choose the trust store that belongs to the agent's key store, if this is your agent.");
            case EXPIRED -> problem("agent-certificate-expired", "The agent's certificate is valid from "
                    + certificate.getNotBefore().toInstant() + " to " + certificate.getNotAfter().toInstant()
                    + " only" + shown + ".",
                    "Give the agent a new certificate, and see that the clocks are right.");
            case OTHER_HOST -> problem("agent-other-host",
                    "The agent's certificate is for other host names" + shown + ".",
                    "Register the agent by a name that its certificate has, or give it another certificate.");
        };
    }

    private Problem handshake(SSLException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("unrecognized ssl message") || message.contains("not an ssl")) {
            return withoutSsl();
        }
        if (message.contains("alert") && message.matches(".*(certificate|unknown_ca|access_denied).*")
                || message.contains("terminated the handshake")
                || cause(failure, EOFException.class).isPresent()) {
            return certificateRefused();
        }
        return problem("tls-handshake", "TLS could not be agreed on with the agent: " + failure.getMessage() + ".",
                "See that the port is the agent's, that it has TLS 1.2 or 1.3, and what its log says.");
    }

    Problem withoutSsl() {
        return problem("agent-without-ssl", "What answers there does not speak SSL.",
                "Register the agent without SSL, or configure it with SSL; see that the port is the agent's.");
    }

    Problem withSsl() {
        return problem("agent-with-ssl", "What answers there wants SSL.",
                "Register the agent with SSL, with its key store and trust store.");
    }

    /** Servers say so by an alert, or just hang up, as the JDK's does: before that there is nothing else to refuse. */
    private Problem certificateRefused() {
        return problem("agent-refuses-certificate", "The agent does not accept the certificate of the key store.",
                "Choose the key store that the agent's trust store leads to, and see that its certificate is valid.");
    }

    private Problem noConnection(ConnectException failure) {
        return cause(failure, UnresolvedAddressException.class).isPresent() ? unknownHost() : noConnection("");
    }

    private Problem noConnection(String inTime) {
        return problem("agent-unreachable", inTime.isEmpty()
                ? "No agent answers there: the connection was refused."
                : "No agent answers there " + inTime + ".",
                "See that the agent runs (sudo systemctl start aws-cassandra-extractor), that host name and port are"
                        + " right, and that no firewall is between.");
    }

    private Problem unknownHost() {
        return problem("host-unknown", "The host name is not known.", "Correct the host name, or give an IP address.");
    }

    private Problem timeOut() {
        return problem(TIME_OUT, "The agent did not answer in time.",
                "Try again; if that does not help, look at the agent's log and load.");
    }

    private Problem tooLarge(long limit) {
        return problem("answer-too-large", "The answer is longer than " + limit + " bytes.",
                "See that the port is the agent's, and that agent and workbench are of the same version.");
    }

    Problem notAnAgent() {
        return problem("not-an-agent", "What answers there is not an Aeneas agent.",
                "See that host name and port are the agent's.");
    }

    Problem otherVersion(String version) {
        String shown = version.matches("[0-9]{1,4}") ? version : "?";
        return problem("agent-api-version", "The agent speaks version " + shown + " of the API, this program version "
                + Contract.VERSION + ".", "Install agent and workbench of the same version.");
    }

    Problem status(int status) {
        return problem("agent-error", "The agent answered with the HTTP status " + status + " and no explanation.",
                "Look at the agent's log.");
    }

    Problem streamEnded() {
        return problem(DISCONNECTED, "The agent ended the stream of events.", "It is opened again by itself.");
    }

    private Problem broken(Throwable failure) {
        return problem(DISCONNECTED, "The connection with the agent broke off: " + failure.getClass()
                .getSimpleName() + ".", "Try again; see that the agent runs, and what its log says.");
    }

    private Problem problem(String code, String what, String remedy) {
        return new Problem(code, what, agent.toString(), remedy);
    }

    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 32; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
