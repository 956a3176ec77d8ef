package org.aeneas.mapping.internal;

import java.util.OptionalInt;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;

/** ColumnLength of STRING columns for AWS DMS, in bytes of UTF-8. */
public final class CsvLength {
    /** DMS reserves room by this length, so it is no larger than most texts ask for; a user can raise it. */
    private static final int UNBOUNDED = 65_535;

    private CsvLength() {
    }

    public static int of(CqlType type) {
        if (!(type instanceof Native scalar)) {
            return UNBOUNDED;
        }
        return switch (scalar) {
            case UUID, TIMEUUID -> 36;
            case TIMESTAMP, TIME, DATE -> 32;
            case INET, FLOAT, DOUBLE -> 48;
            case DURATION -> 64;
            default -> UNBOUNDED;
        };
    }

    public static void check(String column, OptionalInt length) {
        if (length.isPresent() && (length.getAsInt() < 1 || length.getAsInt() > ItemSink.MAX_ITEM_BYTES)) {
            throw new Problem("mapping-csv-length", "The length of a CSV column is out of range: " + length.getAsInt()
                    + ".", column, "Use a length from 1 to " + ItemSink.MAX_ITEM_BYTES + " bytes.").asException();
        }
    }
}
