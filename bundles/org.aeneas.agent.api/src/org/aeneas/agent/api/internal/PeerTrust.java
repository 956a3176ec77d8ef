package org.aeneas.agent.api.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts a peer by its chain to the trust store. The host name counts only where the certificate has subject
 * alternative names: generated stores have one key for both sides, whose certificate names no host.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager chains;

    PeerTrust(X509ExtendedTrustManager chains) {
        this.chains = chains;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
        if (namesHosts(chain[0])) {
            refuse(PeerRefusal.Reason.OTHER_HOST, chain, () -> chains.checkServerTrusted(chain, type, engine));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
        if (namesHosts(chain[0])) {
            refuse(PeerRefusal.Reason.OTHER_HOST, chain, () -> chains.checkServerTrusted(chain, type, socket));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        checkValid(chain);
        refuse(PeerRefusal.Reason.UNTRUSTED, chain, () -> chains.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        checkValid(chain);
        refuse(PeerRefusal.Reason.UNTRUSTED, chain, () -> chains.checkClientTrusted(chain, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chains.getAcceptedIssuers();
    }

    /** Apart from the chain: the JDK does not look at the dates of a certificate that itself is in the trust store. */
    private static void checkValid(X509Certificate[] chain) throws PeerRefusal {
        for (X509Certificate certificate : chain) {
            refuse(PeerRefusal.Reason.EXPIRED, chain, certificate::checkValidity);
        }
    }

    private static void refuse(PeerRefusal.Reason reason, X509Certificate[] chain, Check check) throws PeerRefusal {
        try {
            check.run();
        } catch (CertificateException e) {
            throw new PeerRefusal(reason, chain[0], e);
        }
    }

    private static boolean namesHosts(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names != null && names.stream()
                .anyMatch(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS));
    }

    private interface Check {
        void run() throws CertificateException;
    }
}
