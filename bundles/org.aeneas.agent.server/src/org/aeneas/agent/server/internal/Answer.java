package org.aeneas.agent.server.internal;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What becomes of a request that is not refused. */
sealed interface Answer {
    Answer DONE = new Done();

    /** 204. */
    record Done() implements Answer {
    }

    /** @param value a record of the contract */
    record Json(int status, Object value, Map<String, String> headers) implements Answer {
    }

    /** @param content is closed by whoever sends it */
    record Download(String contentType, String fileName, InputStream content) implements Answer {
    }

    /** @param task empty for all */
    record Events(Optional<UUID> task, OptionalLong after) implements Answer {
    }

    static Answer ok(Object value) {
        return new Json(200, value, Map.of());
    }

    static Answer accepted(Object value) {
        return new Json(202, value, Map.of());
    }
}
