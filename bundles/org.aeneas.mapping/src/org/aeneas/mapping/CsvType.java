package org.aeneas.mapping;

import org.aeneas.core.schema.CqlType;
import org.aeneas.mapping.internal.Types;

/** The column types of AWS DMS's S3 source that we use (its external table definition, ColumnType). */
public enum CsvType {
    STRING, INT8, BOOLEAN;

    /** The type of a column in the CSV file. */
    public static CsvType of(CqlType type) {
        if (Types.isInteger(type) || type == CqlType.Native.COUNTER) {
            return INT8;
        }
        return type == CqlType.Native.BOOLEAN ? BOOLEAN : STRING;
    }
}
