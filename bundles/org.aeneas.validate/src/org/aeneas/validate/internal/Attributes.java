package org.aeneas.validate.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.mapping.TableMapping;

/** Which attributes of a table's items are key, which cannot be compared, and which say that an item is gone. */
final class Attributes {

    private Attributes() {
    }

    static List<String> key(TableMapping mapping) {
        List<String> key = new ArrayList<>();
        key.add(mapping.partitionKey().attribute());
        mapping.sortKey().ifPresent(sort -> key.add(sort.attribute()));
        return List.copyOf(key);
    }

    /** What a source that does not tell expiry leaves open. */
    static List<String> untold(TableMapping mapping, boolean tellsExpiry) {
        if (tellsExpiry) {
            return List.of();
        }
        List<String> untold = new ArrayList<>();
        untold.add(mapping.ttlAttribute());
        mapping.writeTimeAttribute().ifPresent(untold::add);
        return List.copyOf(untold);
    }

    static Item without(Item item, List<String> names) {
        if (names.isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> some = new LinkedHashMap<>(item.attributes());
        some.keySet().removeAll(names);
        return new Item(some);
    }

    /** DynamoDB deletes an expired item some time after its ttl: until then it is there, and counts as absent. */
    static boolean expired(Item item, String ttlAttribute, long now) {
        return item.attributes().get(ttlAttribute) instanceof AttributeValue.N ttl && isPast(ttl.value(), now);
    }

    private static boolean isPast(String ttl, long now) {
        try {
            return Long.parseLong(ttl) <= now;
        } catch (NumberFormatException notASecond) {
            // Somebody else's attribute: it is compared like any other.
            return false;
        }
    }
}
