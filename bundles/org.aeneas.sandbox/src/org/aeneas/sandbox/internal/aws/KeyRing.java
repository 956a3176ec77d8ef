package org.aeneas.sandbox.internal.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.aeneas.sandbox.SandboxKeys;

/** Whose signatures the stand-ins accept. For many threads. */
public final class KeyRing {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** @param sessionToken what a request must carry; empty for keys that do not expire */
    record Entry(String secretKey, Optional<String> sessionToken, String principal) {
    }

    public KeyRing(SandboxKeys keys) {
        entries.put(keys.accessKey(), new Entry(keys.secretKey(), Optional.empty(), "user/sandbox"));
    }

    void add(SandboxKeys keys, String sessionToken, String principal) {
        entries.put(keys.accessKey(), new Entry(keys.secretKey(), Optional.of(sessionToken), principal));
    }

    Optional<Entry> find(String accessKey) {
        return Optional.ofNullable(entries.get(accessKey));
    }
}
