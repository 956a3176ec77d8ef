package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.aeneas.agent.api.Fingerprint;
import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** The key and trust stores of the settings, read anew each time: passwords are held no longer than reading takes. */
final class TlsStores {
    private final Ssl settings;
    private final SecretSource secrets;

    TlsStores(Ssl settings, SecretSource secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * What was read.
     *
     * @param fingerprint of our certificate
     */
    record Loaded(SSLContext context, String fingerprint) {
    }

    /** @throws ProblemException if a store cannot be used */
    Loaded load() {
        try (Stores stores = stores()) {
            return new Loaded(stores.context(), fingerprint(stores.keyStore()));
        }
    }

    /** @throws ProblemException with the sentence of the guide */
    Loaded loadFirst() {
        try {
            return load();
        } catch (ProblemException e) {
            Problem cause = e.problem();
            throw new Problem(cause.code(), "The agent could not start with SSL mode enabled. Please reconfigure the"
                    + " agent. Reason: " + cause.what(), cause.object(), cause.remedy()).asException(e);
        }
    }

    /** What changes when a file does. */
    List<Object> state() {
        return List.of(state(keyStore()), state(trustStore()));
    }

    private static Object state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return e.getClass();
        }
    }

    private Stores stores() {
        return new Stores(new Store(keyStore(), secrets.require(settings.keyStorePassword())),
                new Store(trustStore(), secrets.require(settings.trustStorePassword())));
    }

    private Path keyStore() {
        return Path.of(settings.keyStore());
    }

    private Path trustStore() {
        return Path.of(settings.trustStore());
    }

    private static String fingerprint(Store store) {
        try {
            KeyStore keys = KeyStore.getInstance(store.file().toFile(), store.password());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    return Fingerprint.of(keys.getCertificate(alias));
                }
            }
            throw new GeneralSecurityException("no key");
        } catch (GeneralSecurityException | IOException e) {
            throw new Problem("store-changed", "The keystore changed while it was read.", store.toString(),
                    "Put whole files in its place.").asException(e);
        }
    }
}
