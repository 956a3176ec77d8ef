package org.aeneas.agent.api.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Patience;

/**
 * Asks a peer once more why it broke off. With TLS 1.3 a server refuses a client's certificate after the client believes
 * itself connected; what the client has sent by then may wipe out the server's alert. Who sends nothing reads it.
 */
final class TlsProbe {
    private static final int LISTEN_MILLIS = 2000;

    private TlsProbe() {
    }

    /** @return what the peer says against us; empty if nothing */
    static Optional<IOException> objection(AgentAddress agent, SSLContext context, String[] protocols, Patience patience) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(agent.host(), agent.port()), (int) patience.connect().toMillis());
            plain.setSoTimeout(LISTEN_MILLIS);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, agent.host(), agent.port(), true)) {
                socket.setEnabledProtocols(protocols);
                socket.startHandshake();
                socket.getInputStream().read();
            }
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
