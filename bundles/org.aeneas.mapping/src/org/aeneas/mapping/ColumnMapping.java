package org.aeneas.mapping;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.mapping.internal.Types;

/**
 * How a column becomes an attribute.
 *
 * @param attribute   its name in DynamoDB
 * @param included    false if the user leaves it out
 * @param epochMillis timestamps in it are Numbers
 * @param csvLength   ColumnLength of a STRING for AWS DMS, in bytes of UTF-8
 */
public record ColumnMapping(Column column, String attribute, boolean included, boolean epochMillis, int csvLength) {

    /** The column's type as it is written: with bigint for each timestamp where those are Numbers. */
    public CqlType valueType() {
        return epochMillis ? Types.timestampsAsBigint(column.type()) : column.type();
    }

    /** The column's type in a DMS CSV file. */
    public CsvType csvType() {
        return CsvType.of(valueType());
    }
}
