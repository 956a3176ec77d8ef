package org.aeneas.agent.server.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.aws.Credentials;

/** The project's credentials of AWS: encrypted on disk, and with the engine. For many threads. */
public final class ProjectCredentials {
    private static final SecretReference SECRET = new SecretReference("project-credentials");

    private final SecretStore secrets;

    public ProjectCredentials(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** Those that a project has given and that have not expired; else those of the machine. */
    public Credentials current() {
        Optional<char[]> kept = secrets.find(SECRET);
        if (kept.isEmpty()) {
            return new Credentials.Instance();
        }
        byte[] json = bytes(kept.get());
        try (SessionCredentials given = AgentJson.readAnswer(json, SessionCredentials.class)) {
            boolean expired = given.expiresAt().filter(Instant.now()::isAfter).isPresent();
            return expired ? new Credentials.Instance() : keys(given);
        } finally {
            Arrays.fill(kept.get(), '\0');
            Arrays.fill(json, (byte) 0);
        }
    }

    private static byte[] bytes(char[] text) {
        ByteBuffer encoded = UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.remaining());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static char[] chars(byte[] bytes) {
        CharBuffer decoded = UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] text = Arrays.copyOf(decoded.array(), decoded.remaining());
        Arrays.fill(decoded.array(), '\0');
        return text;
    }

    synchronized void put(SessionCredentials given, TaskEngine engine) {
        byte[] json = AgentJson.write(given);
        char[] text = chars(json);
        try {
            secrets.put(SECRET, text);
            engine.credentials(keys(given));
        } finally {
            Arrays.fill(json, (byte) 0);
            Arrays.fill(text, '\0');
        }
    }

    synchronized void forget() {
        secrets.forget(Set.of(SECRET));
    }

    synchronized void forget(TaskEngine engine) {
        forget();
        engine.credentials(new Credentials.Instance());
    }

    private static Credentials keys(SessionCredentials given) {
        return new Credentials.Keys(given.accessKeyId(), given.secretAccessKey().clone(),
                given.sessionToken().map(String::new));
    }
}
