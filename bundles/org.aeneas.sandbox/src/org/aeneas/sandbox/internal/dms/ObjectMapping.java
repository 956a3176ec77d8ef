package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.ExternalTables.Column;

/** What becomes of a row (DMS User Guide, "Using object mapping to migrate data to DynamoDB"). */
record ObjectMapping(JsonNode rule) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A row that cannot become an item. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    String target() {
        return rule.path("target-table-name").asText();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(parameters().path("partition-key-name").asText()));
        if (parameters().hasNonNull("sort-key-name")) {
            keys.add(parameters().get("sort-key-name").asText());
        }
        return keys;
    }

    Optional<JsonNode> condition() {
        return Optional.of(parameters().path("condition-expression")).filter(JsonNode::isObject);
    }

    /** @param row by column; a column that is null is absent */
    ObjectNode item(List<Column> columns, Map<String, String> row) throws RefusedException {
        ObjectNode values = JSON.objectNode();
        List<String> excluded = texts(parameters().path("exclude-columns"));
        for (Column column : columns) {
            if (row.containsKey(column.name()) && !excluded.contains(column.name())) {
                values.set(column.name(), TypedValue.of(column, row.get(column.name())));
            }
        }
        ObjectNode item = JSON.objectNode();
        if (rule.path("rule-action").asText().equals("map-record-to-document")) {
            item.putObject("_doc").set("M", values);
            for (String key : keys()) {
                if (values.has(key)) {
                    item.set(key, values.get(key));
                }
            }
        } else {
            item.setAll(values);
        }
        for (JsonNode attribute : parameters().path("attribute-mappings")) {
            value(attribute, row).ifPresent(made -> item.set(attribute.path("target-attribute-name").asText(), made));
        }
        for (String key : keys()) {
            if (!item.has(key)) {
                throw new RefusedException("The row has no value for the key " + key);
            }
        }
        return item;
    }

    private static Optional<JsonNode> value(JsonNode attribute, Map<String, String> row) {
        JsonNode value = attribute.path("value");
        if (attribute.path("attribute-type").asText().equals("document")) {
            return Optional.of(filled(value, row));
        }
        Matcher reference = REFERENCE.matcher(value.asText());
        boolean whole = reference.matches();
        if (whole && !row.containsKey(reference.group(1))) {
            return Optional.empty();
        }
        return Optional.of(JSON.objectNode().put("S", substituted(value.asText(), row)));
    }

    private static JsonNode filled(JsonNode template, Map<String, String> row) {
        if (template.isTextual()) {
            return JSON.textNode(substituted(template.asText(), row));
        }
        if (template.isArray()) {
            ArrayNode list = JSON.arrayNode();
            template.forEach(part -> list.add(filled(part, row)));
            return list;
        }
        ObjectNode object = JSON.objectNode();
        template.properties().forEach(part -> object.set(part.getKey(), filled(part.getValue(), row)));
        return object;
    }

    private static String substituted(String template, Map<String, String> row) {
        return REFERENCE.matcher(template).replaceAll(reference -> Matcher.quoteReplacement(
                row.getOrDefault(reference.group(1), "")));
    }

    private JsonNode parameters() {
        return rule.path("mapping-parameters");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
