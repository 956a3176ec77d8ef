package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request for a list, with the filters and the pages that all Describe operations have. */
record Listing(ObjectNode request) {
    private static final int LEAST = 20;
    private static final int MOST = 100;

    /** A thing that is listed, and what it says to each filter of its operation. */
    record Entry(ObjectNode json, Map<String, String> filtered) {
    }

    /**
     * @param member the list's name in the answer
     * @param filters the names that the operation knows
     * @param nothing what is said where filters leave nothing; without filters an empty list is an answer
     */
    ObjectNode page(String member, List<String> filters, List<Entry> all, String nothing) {
        Stream<Entry> chosen = all.stream();
        for (JsonNode filter : request.path("Filters")) {
            String name = filter.path("Name").asText();
            if (!filters.contains(name)) {
                throw DmsFault.value("Invalid filter name: " + name);
            }
            List<String> values = texts(filter.path("Values"));
            chosen = chosen.filter(entry -> values.stream().anyMatch(entry.filtered().get(name)::equalsIgnoreCase));
        }
        List<Entry> found = chosen.toList();
        if (found.isEmpty() && !request.path("Filters").isEmpty()) {
            throw DmsFault.missing(nothing);
        }
        int from = request.hasNonNull("Marker") ? position(request.get("Marker").asText()) : 0;
        int to = Math.min(found.size(), from + size());
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = page.putArray(member);
        found.subList(Math.min(from, to), to).forEach(entry -> listed.add(entry.json()));
        if (to < found.size()) {
            page.put("Marker", "m" + to);
        }
        return page;
    }

    private int size() {
        int asked = request.path("MaxRecords").asInt(MOST);
        if (asked < LEAST || asked > MOST) {
            throw DmsFault.value("MaxRecords must be between " + LEAST + " and " + MOST);
        }
        return asked;
    }

    private static int position(String marker) {
        try {
            return Integer.parseInt(marker.substring(1));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw DmsFault.value("Invalid marker: " + marker);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
