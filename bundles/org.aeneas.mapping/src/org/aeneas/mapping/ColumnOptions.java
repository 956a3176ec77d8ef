package org.aeneas.mapping;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user changed for one column.
 *
 * @param attribute   the attribute's name in place of the column's
 * @param excluded    leave the column out; not possible for key columns
 * @param epochMillis write timestamps of this column, nested ones too, as Number of milliseconds since 1970; empty for
 *                    the table's choice
 * @param csvLength   ColumnLength for AWS DMS, in bytes of UTF-8, 1 to 409600; empty for the type's own
 */
public record ColumnOptions(Optional<String> attribute, boolean excluded, Optional<Boolean> epochMillis,
        OptionalInt csvLength) {

    public static final ColumnOptions DEFAULT = new ColumnOptions(Optional.empty(), false, Optional.empty(),
            OptionalInt.empty());

    public ColumnOptions withAttribute(String name) {
        return new ColumnOptions(Optional.of(name), excluded, epochMillis, csvLength);
    }

    public ColumnOptions withExcluded(boolean exclude) {
        return new ColumnOptions(attribute, exclude, epochMillis, csvLength);
    }

    public ColumnOptions withEpochMillis(boolean asNumber) {
        return new ColumnOptions(attribute, excluded, Optional.of(asNumber), csvLength);
    }

    public ColumnOptions withCsvLength(int length) {
        return new ColumnOptions(attribute, excluded, epochMillis, OptionalInt.of(length));
    }
}
