package org.aeneas.mapping;

/**
 * One line of the decision table of a {@link LossReport}.
 *
 * @param role          {@code partition key}, {@code clustering key, descending}, {@code static} or empty
 * @param attribute     the attribute's name; empty if the column is left out
 * @param attributeType DynamoDB's type, or types where rows differ: {@code N, else S}
 * @param dmsType       the type that it gets when AWS DMS loads it
 */
public record ColumnDecision(String column, String cqlType, String role, String attribute, String attributeType,
        String dmsType) {
}
