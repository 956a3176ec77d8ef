package org.aeneas.agent.api.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a peer once more why an exchange failed, on a connection that carries no secret. */
record Probe(AgentAddress agent, int connectMillis) {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final int LISTEN_MILLIS = 2000;

    /**
     * With TLS 1.3 a server refuses a client's certificate after the client believes itself connected; what the client
     * has sent by then may wipe out the server's alert. Who sends nothing reads it.
     *
     * @return what the peer says against us; empty if it keeps the connection and waits, as it should
     */
    Optional<IOException> objection(SSLContext context, String[] protocols) {
        try (SSLSocket socket = secured(context)) {
            socket.setEnabledProtocols(protocols);
            socket.startHandshake();
            int next = socket.getInputStream().read();
            return next < 0 ? Optional.of(new ClosedByPeerException()) : Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Whether the peer shows a certificate when asked; it is not accepted, and nothing is said to the peer. */
    boolean speaksTls() {
        AtomicBoolean shown = new AtomicBoolean();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Refusing(shown)}, null);
            try (SSLSocket socket = secured(context)) {
                socket.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("{} was asked whether it speaks TLS", agent, e);
        }
        return shown.get();
    }

    /** Whether the peer answers HTTP in the clear. */
    boolean speaksHttp() {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(("GET " + Contract.BASE + "/agent HTTP/1.0\r\n\r\n").getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(7), US_ASCII).equals("HTTP/1.");
        } catch (IOException e) {
            LOG.debug("{} was asked whether it speaks HTTP", agent, e);
            return false;
        }
    }

    private SSLSocket secured(SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(connected(), agent.host(), agent.port(), true);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(agent.host(), agent.port()), connectMillis);
            socket.setSoTimeout(LISTEN_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Notes that there is a certificate, and accepts none. */
    private record Refusing(AtomicBoolean shown) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only asked");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            shown.set(true);
            throw new CertificateException("only asked");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
