package org.aeneas.agent.internal.configure;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/**
 * A key store or trust store, JKS or PKCS12.
 *
 * @param name as users read it: {@code keystore} or {@code truststore}
 */
record Store(String name, String file) {

    /** That the password opens it and that it has in it what the agent needs. */
    void check(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance(new File(file), password);
            List<String> aliases = Collections.list(store.aliases());
            if (name.equals("keystore")) {
                checkKey(store, aliases, password);
            } else if (aliases.stream().noneMatch(alias -> isCertificate(store, alias))) {
                throw problem("store-empty", "The trust store has no certificate in it.",
                        "Put the certificate in that vouches for the workbench.", null);
            }
        } catch (UnrecoverableKeyException e) {
            throw problem("store-password", "The password for the key in the keystore is incorrect.",
                    "Give the key the password of its store.", e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw problem("store-password", "The password for " + name + " is incorrect.", "Enter it again.", e);
            }
            throw problem("store-damaged", "The file is neither a JKS nor a PKCS12 store.", "Check the file.", e);
        } catch (GeneralSecurityException e) {
            throw problem("store-damaged", "The file is neither a JKS nor a PKCS12 store.", "Check the file.", e);
        }
    }

    private static boolean isCertificate(KeyStore store, String alias) {
        try {
            return store.isCertificateEntry(alias);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the store is loaded", e);
        }
    }

    private void checkKey(KeyStore store, List<String> aliases, char[] password) throws GeneralSecurityException {
        for (String alias : aliases) {
            if (store.isKeyEntry(alias)) {
                store.getKey(alias, password);
                checkDates((X509Certificate) store.getCertificate(alias));
                return;
            }
        }
        throw problem("store-empty", "The key store has no private key in it.",
                "Put the agent's key and certificate in.", null);
    }

    private void checkDates(X509Certificate certificate) {
        if (certificate.getNotAfter().before(new Date())) {
            throw problem("certificate-expired", "The agent's certificate expired on "
                    + certificate.getNotAfter().toInstant() + ".", "Renew it.", null);
        }
    }

    private ProblemException problem(String code, String what, String remedy, Exception cause) {
        return new Problem(code, what, file, remedy).asException(cause);
    }
}
