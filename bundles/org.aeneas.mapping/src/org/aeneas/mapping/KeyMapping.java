package org.aeneas.mapping;

import java.util.List;

/**
 * How a key attribute is made.
 *
 * @param attribute its name in DynamoDB
 * @param type      its type when our loader writes it
 * @param form      how its value comes from the columns
 * @param columns   the source columns, in the source's order
 * @param isColumn  the attribute stands for its one column, which then is no attribute of its own beside it
 * @param csvColumn the column of a DMS CSV file that holds the final value
 */
public record KeyMapping(String attribute, KeyType type, Form form, List<String> columns, boolean isColumn,
        String csvColumn) {

    public enum Form {
        /** The value of one column: N for an integer, B for a blob, else S in its attribute text. */
        COLUMN,
        /** The texts of several columns, joined by {@code #}, with {@code \} and {@code #} escaped by {@code \}. */
        JOINED,
        /** The sort encoding: a text whose order is CQL's order of the columns. */
        SORT
    }

    public KeyMapping {
        columns = List.copyOf(columns);
    }

    /** A key attribute that is a column itself. */
    static KeyMapping ofColumn(String attribute, KeyType type, Form form, List<String> column) {
        return new KeyMapping(attribute, type, form, column, true, attribute);
    }

    /** A key attribute beside its columns. */
    static KeyMapping ofText(String attribute, Form form, List<String> columns, String csvColumn) {
        return new KeyMapping(attribute, KeyType.S, form, columns, false, csvColumn);
    }

    /** Its type when AWS DMS writes it: DMS has no binary, it loads a blob as base64 in a string. */
    public KeyType dmsType() {
        return ItemForm.DMS.key(type);
    }
}
