package org.aeneas.aws.item;

import java.util.List;
import java.util.Map;

/** A value in DynamoDB. Equality of items is {@link Item#canonical()}'s business: here a list is just a list. */
public sealed interface AttributeValue {
    record S(String value) implements AttributeValue {
    }

    /** @param value decimal text */
    record N(String value) implements AttributeValue {
    }

    /** @param base64 as DynamoDB's JSON has it */
    record B(String base64) implements AttributeValue {
    }

    record Bool(boolean value) implements AttributeValue {
    }

    record Null() implements AttributeValue {
    }

    record L(List<AttributeValue> values) implements AttributeValue {
    }

    record M(Map<String, AttributeValue> values) implements AttributeValue {
    }

    record Ss(List<String> values) implements AttributeValue {
    }

    record Ns(List<String> values) implements AttributeValue {
    }

    record Bs(List<String> base64) implements AttributeValue {
    }
}
