package org.aeneas.agent.api.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Key and trust stores become a TLS context. */
public final class StoreReader {

    private StoreReader() {
    }

    public static SSLContext context(Stores stores) {
        KeyStore key = read(stores.keyStore(), "keystore");
        KeyStore trust = read(stores.trustStore(), "truststore");
        try {
            requireKey(stores.keyStore(), key);
            requireCertificates(stores.trustStore(), trust);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(key, stores.keyStore().password());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new PeerTrust(chainCheck(trust))}, null);
            return context;
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(stores.keyStore(), "the key in the keystore").asException();
        } catch (GeneralSecurityException e) {
            throw new Problem("tls-setup", "TLS could not be set up: " + e.getMessage() + ".",
                    stores.keyStore().toString(), "Make the stores anew, with keys that this Java knows.")
                    .asException(e);
        }
    }

    private static KeyStore read(Store store, String name) {
        if (!Files.isRegularFile(store.file())) {
            throw new Problem("store-missing", "The " + name + " is not there.", store.toString(),
                    "Give the path of the " + name + " file.").asException();
        }
        if (!Files.isReadable(store.file())) {
            throw new Problem("store-unreadable", "The " + name + " may not be read.", store.toString(),
                    "Let the user read it under whom this program runs.").asException();
        }
        try {
            return KeyStore.getInstance(store.file().toFile(), store.password());
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrongPassword(store, name).asException()
                    : noStore(store, name, e);
        } catch (GeneralSecurityException e) {
            throw noStore(store, name, e);
        }
    }

    private static void requireKey(Store store, KeyStore key) throws KeyStoreException {
        for (String alias : Collections.list(key.aliases())) {
            if (key.isKeyEntry(alias) && key.getCertificate(alias) instanceof X509Certificate certificate) {
                requireValid(store, certificate);
                return;
            }
        }
        throw new Problem("store-without-key", "The keystore has no private key with a certificate in it.",
                store.toString(), "Choose the key store, not the trust store.").asException();
    }

    private static void requireValid(Store store, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            throw new Problem("certificate-expired", "The certificate in the keystore is valid from "
                    + certificate.getNotBefore().toInstant() + " to " + certificate.getNotAfter().toInstant()
                    + " only.", store.toString(), "Make a new one, and see that the clock is right.").asException(e);
        }
    }

    private static void requireCertificates(Store store, KeyStore trust) throws KeyStoreException {
        if (trust.size() == 0) {
            throw new Problem("store-without-certificate", "The truststore has no certificate in it.",
                    store.toString(), "Choose the trust store that belongs to the key store.").asException();
        }
    }

    private static X509ExtendedTrustManager chainCheck(KeyStore trust) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trust);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    /** The sentence is the guide's model for what an agent says that cannot start. */
    private static Problem wrongPassword(Store store, String name) {
        return new Problem("store-password", "The password for " + name + " is incorrect.", store.toString(),
                "Give the password with which the file was made.");
    }

    private static ProblemException noStore(Store store, String name, Exception cause) {
        return new Problem("store-format", "The " + name + " is neither JKS nor PKCS12, or is damaged.",
                store.toString(), "Choose another file, or make the stores anew.").asException(cause);
    }
}
