package org.aeneas.sandbox.internal.aws;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The {@code RequestItems} of a batch: by table, writes in an array, or an object with an array of keys.
 */
record Batch(ObjectNode tables) {

    /** Takes the last items out of the batch, at least one of a share above 0, and returns them in the same form. */
    ObjectNode withhold(double share) {
        ObjectNode withheld = tables.objectNode();
        List<String> names = new ArrayList<>();
        tables.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode table = tables.get(name);
            ArrayNode items = table instanceof ArrayNode writes ? writes : (ArrayNode) table.get("Keys");
            int count = (int) Math.ceil(items.size() * share);
            if (count == 0) {
                continue;
            }
            ArrayNode taken = items.arrayNode();
            for (int i = 0; i < count; i++) {
                taken.insert(0, items.remove(items.size() - 1));
            }
            withheld.set(name, table == items ? taken : ((ObjectNode) table.deepCopy()).set("Keys", taken));
            if (items.isEmpty()) {
                tables.remove(name);
            }
        }
        return withheld;
    }
}
