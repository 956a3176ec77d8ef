package org.aeneas.agent.api.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that a schema allows, made from the schema alone. */
final class Samples {
    private static final Map<String, String> FORMS = Map.of("date-time", "2026-01-02T03:04:05.678Z", "uuid",
            "0f8fad5b-d9cb-469f-a165-70867728950e");

    private final OpenApi api;

    Samples(OpenApi api) {
        this.api = api;
    }

    /** @param whole with the members that may be missing */
    Map<String, Object> object(String schema, boolean whole) {
        return object(api.schema(schema), whole);
    }

    private Map<String, Object> object(Map<String, Object> schema, boolean whole) {
        Map<String, Object> sample = new LinkedHashMap<>();
        Map<String, Object> properties = OpenApi.map(schema, "properties");
        for (String name : properties.keySet()) {
            if (whole || OpenApi.list(schema, "required").contains(name)) {
                sample.put(name, value(OpenApi.map(properties, name), whole));
            }
        }
        if (sample.containsKey("kmsKeyId")) {
            sample.put("onS3", "sse-kms");
        }
        return sample;
    }

    Object value(Map<String, Object> node, boolean whole) {
        Map<String, Object> schema = api.resolve(node);
        return switch ((String) schema.get("type")) {
            case "object" -> schema.containsKey("additionalProperties")
                    ? members(schema, 1)
                    : object(schema, whole);
            case "array" -> elements(schema, whole ? 1 : (int) number(schema, "minItems", 0));
            case "boolean" -> true;
            case "integer" -> number(schema, "minimum", 0);
            case "number" -> (double) number(schema, "minimum", 0);
            default -> schema.containsKey("enum")
                    ? OpenApi.list(schema, "enum").get(0)
                    : text(schema, (int) number(schema, "minLength", 1));
        };
    }

    /** So many elements, all different. */
    List<Object> elements(Map<String, Object> schema, int count) {
        Map<String, Object> items = api.resolve(OpenApi.map(schema, "items"));
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object element = value(items, false);
            if (element instanceof String && !items.containsKey("enum")) {
                element = "element_" + i;
            } else if (element instanceof Map<?, ?> map && map.containsKey("table")) {
                OpenApi.map(Map.of("of", element), "of").put("table", "t" + i);
            }
            elements.add(element);
        }
        return elements;
    }

    /** So many members of a map whose names are free. */
    Map<String, Object> members(Map<String, Object> schema, int count) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            members.put("column " + i, value(OpenApi.map(schema, "additionalProperties"), true));
        }
        return members;
    }

    /** A text of that length and the schema's form; of its own length where the form fixes it. */
    static String text(Map<String, Object> schema, int length) {
        String format = (String) schema.get("format");
        if (format != null && FORMS.containsKey(format)) {
            return FORMS.get(format);
        }
        String pattern = (String) schema.getOrDefault("pattern", "");
        if (pattern.startsWith("^[0-9A-F]{2}")) {
            return "0A" + ":1B".repeat(31);
        }
        if (pattern.startsWith("^[a-z]{2}(-")) {
            return "eu-" + "a".repeat(Math.max(1, length - 5)) + "-1";
        }
        return "a".repeat(length);
    }

    static long number(Map<String, Object> schema, String bound, long missing) {
        return schema.get(bound) instanceof Long value ? value : missing;
    }
}
