package org.aeneas.validate;

import java.util.List;

/**
 * An item on which the two sides do not agree.
 *
 * @param key        DynamoDB JSON of the item's key
 * @param attributes for {@link Kind#DIFFERENT}: the names of the attributes that differ, sorted
 * @param repaired   whether DynamoDB was mended
 */
public record Difference(Kind kind, String key, List<String> attributes, boolean repaired) {

    public enum Kind {
        /** The source has it, DynamoDB has not. */
        MISSING,
        /** DynamoDB has it, the source has not. */
        EXTRA,
        /** Both have it, with other attributes or values. */
        DIFFERENT
    }

    public Difference {
        attributes = List.copyOf(attributes);
    }
}
