package org.aeneas.cassandra.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.aeneas.core.Problem;

/**
 * How a connection is encrypted.
 *
 * @param trust      certificates that are trusted; empty for those that Java trusts
 * @param identity   our own certificate and key, where the cluster asks for one
 * @param verifyHost whether the node's certificate must name the host
 */
record TlsSettings(Optional<Store> trust, Optional<Store> identity, boolean verifyHost) {
    private static final String PEM_MARK = "-----BEGIN";

    /** @param type {@code PEM}, {@code JKS}, {@code PKCS12} or another of Java's; empty to see from the file */
    record Store(String file, String type, String password) {
        @Override
        public String toString() {
            return file;
        }
    }

    /** @throws org.aeneas.core.ProblemException {@code tls-store-unreadable} */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.isPresent() ? keys(identity.get()) : null,
                    trust.isPresent() ? trusted(trust.get()) : null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new Problem("tls-unavailable", "Java cannot set up TLS: " + e.getMessage(), "TLS",
                    "Check the security settings of this Java.").asException(e);
        }
    }

    private static TrustManager[] trusted(Store store) {
        return reading(store, () -> {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore certificates = load(store);
            if (certificates.size() == 0) {
                throw new IOException("it holds no certificate");
            }
            factory.init(certificates);
            return factory.getTrustManagers();
        });
    }

    private static KeyManager[] keys(Store store) {
        return reading(store, () -> {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(load(store), store.password().toCharArray());
            return factory.getKeyManagers();
        });
    }

    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    private static <T> T reading(Store store, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new Problem("tls-store-unreadable", "The store of certificates cannot be read: " + reason(e),
                    store.file(), "Check the file, its type (PEM, JKS or PKCS12) and its password.").asException(e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }

    private static KeyStore load(Store store) throws IOException, GeneralSecurityException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(store.file())))) {
            String type = store.type().isEmpty() ? typeOf(in) : store.type();
            if (type.equalsIgnoreCase("PEM")) {
                return certificates(in);
            }
            KeyStore keys = KeyStore.getInstance(type);
            keys.load(in, store.password().isEmpty() ? null : store.password().toCharArray());
            return keys;
        }
    }

    /** Java's own stores of either type are told apart by Java itself ({@code keystore.type.compat}). */
    private static String typeOf(InputStream in) throws IOException {
        in.mark(4096);
        String head = new String(in.readNBytes(4000), StandardCharsets.ISO_8859_1);
        in.reset();
        return head.contains(PEM_MARK) ? "PEM" : "JKS";
    }

    private static KeyStore certificates(InputStream in) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            store.setCertificateEntry("certificate" + number++, certificate);
        }
        return store;
    }
}
