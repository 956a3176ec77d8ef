package org.aeneas.agent.internal.configure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.agent.settings.SecretStore;

/** Secrets that were entered but are kept only when the settings are. */
final class PendingSecrets implements SecretSource {
    private final SecretStore store;
    private final Map<SecretReference, char[]> entered = new LinkedHashMap<>();

    PendingSecrets(SecretStore store) {
        this.store = store;
    }

    @Override
    public Optional<char[]> find(SecretReference reference) {
        char[] secret = entered.get(reference);
        return secret == null ? store.find(reference) : Optional.of(secret.clone());
    }

    /**
     * @param secret  what the user entered; empty to keep the earlier one, if there is any
     * @param earlier what the settings refer to now
     * @return what the new settings shall refer to; none if there is no secret
     */
    SecretReference refer(String name, char[] secret, SecretReference earlier) {
        if (secret.length == 0) {
            return earlier;
        }
        SecretReference reference = new SecretReference(name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.:_-]", "_"));
        entered.put(reference, secret);
        return reference;
    }

    void store() {
        entered.forEach((reference, secret) -> {
            store.put(reference, secret);
            Arrays.fill(secret, '\0');
        });
        entered.clear();
    }

    /** To be called when the new settings are in force. */
    void forget(Set<SecretReference> references) {
        store.forget(references);
    }
}
