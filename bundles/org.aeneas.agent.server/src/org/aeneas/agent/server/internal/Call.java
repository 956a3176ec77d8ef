package org.aeneas.agent.server.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.aeneas.agent.api.AgentJson;

/**
 * A request whose route is known.
 *
 * @param path   the values of the path's parameters
 * @param query  the query's parameters, only such as the route has
 * @param header by name
 */
record Call(Map<String, String> path, Map<String, List<String>> query, Function<String, Optional<String>> header,
        RequestBody body) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_]{1,222}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The path's task. */
    UUID task() {
        return id(path.get("id"), "id");
    }

    static UUID id(String text, String name) {
        if (!ID.matcher(text).matches()) {
            throw Refusal.malformed("The " + name + " is no UUID in lower case.", name);
        }
        return UUID.fromString(text);
    }

    /** The keyspace or table of the path. */
    String identifier(String name) {
        return identifier(name, path.get(name));
    }

    static String identifier(String name, String text) {
        if (!IDENTIFIER.matcher(text).matches()) {
            throw Refusal.malformed("The " + name + " has a form that is not allowed.", name);
        }
        return text;
    }

    /** A parameter of the query that stands there at most once. */
    Optional<String> single(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.malformed("The parameter " + name + " stands there twice.", name);
        }
        return values.stream().findFirst();
    }

    /** A parameter of the query that is true, or false, or missing: then it is false. */
    boolean flag(String name) {
        return switch (single(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("The parameter " + name + " is neither true nor false.", name);
        };
    }

    <T> T json(Class<T> type) {
        return AgentJson.readRequest(body.json(header), type);
    }
}
