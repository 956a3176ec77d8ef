package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.Contract;

/** The bundle's openapi.yaml, read. */
final class OpenApi {
    private final Map<String, Object> document;

    private OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    static OpenApi read() {
        try (InputStream in = Contract.openApi()) {
            return new OpenApi(YamlSubset.read(new String(in.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> document() {
        return document;
    }

    Map<String, Object> schemas() {
        return map(map(document, "components"), "schemas");
    }

    Map<String, Object> schema(String name) {
        return map(schemas(), name);
    }

    /** What a reference leads to, or the map itself where it is none. */
    Map<String, Object> resolve(Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<String, Object> found = document;
        for (String step : reference.substring(2).split("/")) {
            found = map(found, step);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> in, String key) {
        if (!(in.get(key) instanceof Map<?, ?> map)) {
            throw new AssertionError("openapi.yaml has no map " + key + " in " + in.keySet());
        }
        return (Map<String, Object>) map;
    }

    static List<?> list(Map<String, Object> in, String key) {
        return in.get(key) instanceof List<?> list ? list : List.of();
    }
}
