package org.aeneas.validate;

import java.util.List;

/**
 * An item on which the two sides do not agree.
 *
 * @param key        DynamoDB JSON of the item's key
 * @param attributes for {@link Kind#DIFFERENT}: those that differ, sorted by name
 * @param repaired   whether DynamoDB was mended
 */
public record Difference(Kind kind, String key, List<Attribute> attributes, boolean repaired) {

    public enum Kind {
        /** The source has it, DynamoDB has not. */
        MISSING,
        /** DynamoDB has it, the source has not. */
        EXTRA,
        /** Both have it, with other attributes or values. */
        DIFFERENT
    }

    /**
     * The two values of an attribute, as DynamoDB's JSON has them, so that their types show: {@code {"S":"a"}}. Of
     * longer ones a part, where they begin to differ.
     *
     * @param source what it should be; {@code absent}, or in words when the source tells it only in part
     * @param target what DynamoDB has; {@code absent}
     */
    public record Attribute(String name, String source, String target) {
    }

    public Difference {
        attributes = List.copyOf(attributes);
    }
}
