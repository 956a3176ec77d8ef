package org.aeneas.agent.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The project's credentials of AWS, for the agent to use. They go one way.
 *
 * @param expiresAt when the session ends; empty for keys that do not expire
 */
public record SessionCredentials(String accessKeyId, char[] secretAccessKey, Optional<char[]> sessionToken,
        Optional<Instant> expiresAt) implements AutoCloseable {
    private static final Pattern ACCESS_KEY = Pattern.compile("^[A-Za-z0-9_]+$");

    public SessionCredentials {
        Bounds.text("SessionCredentials.accessKeyId", accessKeyId, 4, 128, ACCESS_KEY);
        Bounds.secret("SessionCredentials.secretAccessKey", secretAccessKey, 256);
        Bounds.required("SessionCredentials.sessionToken", sessionToken)
                .ifPresent(token -> Bounds.secret("SessionCredentials.sessionToken", token, 8192));
        Bounds.time("SessionCredentials.expiresAt", expiresAt);
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        Arrays.fill(secretAccessKey, '\0');
        sessionToken.ifPresent(token -> Arrays.fill(token, '\0'));
    }

    @Override
    public String toString() {
        return "SessionCredentials[" + accessKeyId + "]";
    }
}
