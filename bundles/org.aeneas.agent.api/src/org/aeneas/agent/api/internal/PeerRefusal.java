package org.aeneas.agent.api.internal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Why we do not accept a peer's certificate. */
final class PeerRefusal extends CertificateException {
    private static final long serialVersionUID = 1L;

    enum Reason { UNTRUSTED, EXPIRED, OTHER_HOST }

    private final Reason reason;
    private final transient X509Certificate certificate;

    PeerRefusal(Reason reason, X509Certificate certificate, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
        this.certificate = certificate;
    }

    Reason reason() {
        return reason;
    }

    X509Certificate certificate() {
        return certificate;
    }
}
