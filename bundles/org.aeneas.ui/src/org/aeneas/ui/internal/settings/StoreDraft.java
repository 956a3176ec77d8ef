package org.aeneas.ui.internal.settings;

import java.util.Arrays;
import java.util.UUID;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.project.SecretName;
import org.aeneas.project.settings.StorePair;

/**
 * A trust and a key store on the page "Security".
 *
 * @param trustPassword empty as soon as it is in the secret storage, as the other
 */
record StoreDraft(StorePair pair, char[] trustPassword, char[] keyPassword) {

    static StoreDraft kept(StorePair pair) {
        return new StoreDraft(pair, new char[0], new char[0]);
    }

    /** @param stores stay the caller's, who wipes them */
    static StoreDraft of(String name, Stores stores) {
        StorePair pair = new StorePair(UUID.randomUUID(), name, stores.trustStore().file(), stores.keyStore().file());
        return new StoreDraft(pair, stores.trustStore().password().clone(), stores.keyStore().password().clone());
    }

    boolean isKept() {
        return trustPassword.length == 0;
    }

    void collect(SecretChanges changes) {
        if (!isKept()) {
            // Copies of its own: the dialog wipes these when it is closed, whoever still writes.
            Stores copy = new Stores(new Store(pair.keyStore(), keyPassword.clone()),
                    new Store(pair.trustStore(), trustPassword.clone()));
            changes.keep(secrets -> {
                secrets.put(SecretName.ofTrustStore(pair.id()), copy.trustStore().password());
                secrets.put(SecretName.ofKeyStore(pair.id()), copy.keyStore().password());
                copy.close();
            });
        }
    }

    StoreDraft saved() {
        wipe();
        return kept(pair);
    }

    void wipe() {
        Arrays.fill(trustPassword, '\0');
        Arrays.fill(keyPassword, '\0');
    }

    /** Never of the passwords. */
    @Override
    public String toString() {
        return pair.toString();
    }
}
