package org.aeneas.sandbox.internal.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Time to live and tags of tables, as DynamoDB answers for them. Nothing expires here. For many threads. */
final class TableSettings {
    private static final int MOST_TAGS = 50;

    private final Map<String, String> timeToLive = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

    /** @param refused the message of a ValidationException; empty if it was done */
    record Outcome(ObjectNode response, Optional<String> refused) {
    }

    void forget(String table) {
        timeToLive.remove(table);
        tags.remove(table);
    }

    void tag(String table, ArrayNode given) {
        for (JsonNode tag : given) {
            of(table).put(tag.path("Key").asText(), tag.path("Value").asText());
        }
    }

    synchronized Outcome serve(String operation, String table, ObjectNode request) {
        return switch (operation) {
            case "UpdateTimeToLive" -> update(table, request.path("TimeToLiveSpecification"));
            case "DescribeTimeToLive" -> done(describe(table));
            case "TagResource" -> tagResource(table, request);
            case "UntagResource" -> {
                request.path("TagKeys").forEach(key -> of(table).remove(key.asText()));
                yield done(empty());
            }
            default -> done(list(table));
        };
    }

    private Outcome update(String table, JsonNode specification) {
        String attribute = specification.path("AttributeName").asText();
        boolean enable = specification.path("Enabled").asBoolean();
        String current = timeToLive.get(table);
        if (attribute.isEmpty()) {
            return refused("1 validation error detected: Value null at 'timeToLiveSpecification.attributeName' failed "
                    + "to satisfy constraint: Member must not be null");
        }
        if (enable && current != null) {
            return refused("TimeToLive is already enabled");
        }
        if (!enable && current == null) {
            return refused("TimeToLive is already disabled");
        }
        if (!enable && !current.equals(attribute)) {
            return refused("TimeToLive is active on a different AttributeName: current AttributeName is " + current);
        }
        if (enable) {
            timeToLive.put(table, attribute);
        } else {
            timeToLive.remove(table);
        }
        ObjectNode response = empty();
        response.set("TimeToLiveSpecification", specification);
        return done(response);
    }

    private ObjectNode describe(String table) {
        ObjectNode response = empty();
        ObjectNode description = response.putObject("TimeToLiveDescription");
        String attribute = timeToLive.get(table);
        description.put("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED");
        if (attribute != null) {
            description.put("AttributeName", attribute);
        }
        return response;
    }

    private Outcome tagResource(String table, ObjectNode request) {
        ArrayNode given = request.withArray("/Tags");
        Map<String, String> after = new TreeMap<>(of(table));
        given.forEach(tag -> after.put(tag.path("Key").asText(), tag.path("Value").asText()));
        if (given.isEmpty()) {
            return refused("Atleast one Tag needs to be provided as Input.");
        }
        if (after.size() > MOST_TAGS) {
            return refused("Too many tags: a resource has at most " + MOST_TAGS);
        }
        tags.put(table, new ConcurrentHashMap<>(after));
        return done(empty());
    }

    private ObjectNode list(String table) {
        ObjectNode response = empty();
        ArrayNode listed = response.putArray("Tags");
        new TreeMap<>(of(table)).forEach((key, value) -> listed.addObject().put("Key", key).put("Value", value));
        return response;
    }

    private Map<String, String> of(String table) {
        return tags.computeIfAbsent(table, key -> new ConcurrentHashMap<>());
    }

    private static ObjectNode empty() {
        return DynamoDbFront.JSON.createObjectNode();
    }

    private static Outcome done(ObjectNode response) {
        return new Outcome(response, Optional.empty());
    }

    private static Outcome refused(String message) {
        return new Outcome(empty(), Optional.of(message));
    }
}
