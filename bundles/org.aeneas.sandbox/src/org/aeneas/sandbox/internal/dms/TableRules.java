package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Table mappings (DMS User Guide, "Table selection and transformations rules using JSON", "Object mapping"). */
record TableRules(List<JsonNode> rules) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MAPPINGS = Set.of("map-record-to-record", "map-record-to-document");

    static TableRules parse(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("it is not valid JSON");
        }
        List<JsonNode> rules = new ArrayList<>();
        json.path("rules").forEach(rules::add);
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode rule : rules) {
            String id = rule.path("rule-id").asText();
            if (!id.matches("[0-9]+") || !ids.add(id) || !names.add(rule.path("rule-name").asText())) {
                throw wrong("rule-id and rule-name must be unique, and rule-id a number: " + id);
            }
            check(rule, id);
        }
        if (rules.stream().noneMatch(rule -> is(rule, "selection") && action(rule).equals("include"))) {
            throw wrong("there is no selection rule that includes a table");
        }
        return new TableRules(List.copyOf(rules));
    }

    private static void check(JsonNode rule, String id) {
        switch (rule.path("rule-type").asText()) {
            case "selection" -> {
                if (!Set.of("include", "exclude").contains(action(rule))) {
                    throw wrong("the selection rule " + id + " neither includes nor excludes");
                }
            }
            case "object-mapping" -> {
                if (!MAPPINGS.contains(action(rule)) || rule.path("target-table-name").asText().isEmpty()
                        || rule.path("mapping-parameters").path("partition-key-name").asText().isEmpty()) {
                    throw wrong("the object-mapping rule " + id + " lacks its action, target-table-name or"
                            + " partition-key-name");
                }
            }
            default -> throw wrong("the rule " + id + " has a type that the sandbox does not know: "
                    + rule.path("rule-type").asText());
        }
    }

    boolean selects(String schema, String table) {
        List<JsonNode> matching = rules.stream().filter(rule -> is(rule, "selection") && matches(rule, schema, table))
                .toList();
        return !matching.isEmpty() && matching.stream().noneMatch(rule -> action(rule).equals("exclude"));
    }

    Optional<ObjectMapping> mapping(String schema, String table) {
        return rules.stream().filter(rule -> is(rule, "object-mapping") && matches(rule, schema, table)).findFirst()
                .map(ObjectMapping::new);
    }

    private static boolean is(JsonNode rule, String type) {
        return rule.path("rule-type").asText().equals(type);
    }

    private static String action(JsonNode rule) {
        return rule.path("rule-action").asText();
    }

    private static boolean matches(JsonNode rule, String schema, String table) {
        JsonNode locator = rule.path("object-locator");
        return like(locator.path("schema-name").asText(), schema) && like(locator.path("table-name").asText(), table);
    }

    /** {@code %} is any text. */
    private static boolean like(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("%", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(regex.toString(), name);
    }

    private static DmsFault wrong(String why) {
        return DmsFault.value("Error in mapping rules: " + why + ".");
    }
}
