package org.aeneas.engine;

import java.util.Map;
import java.util.Optional;

/** The answers to {@link SourceEngine#connectionFields()}, by key. Never printed: some of them are secrets. */
public final class ConnectionSettings {
    private final Map<String, String> values;

    public ConnectionSettings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @return the answer, empty if there is none or it is blank */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(v -> !v.isBlank());
    }

    @Override
    public String toString() {
        return "ConnectionSettings" + values.keySet();
    }
}
