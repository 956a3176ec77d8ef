package org.aeneas.project.tests;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;

/** Secrets as long as a test takes. */
final class MemorySecrets implements Secrets {
    private final Map<String, char[]> kept = new TreeMap<>();

    @Override
    public synchronized Optional<char[]> find(SecretName name) {
        return Optional.ofNullable(kept.get(name.path())).map(char[]::clone);
    }

    @Override
    public synchronized void put(SecretName name, char[] secret) {
        kept.put(name.path(), secret.clone());
    }

    @Override
    public synchronized void forget(SecretName name) {
        kept.remove(name.path());
    }

    synchronized int count() {
        return kept.size();
    }
}
