package org.aeneas.mapping;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.internal.CsvLineEncoder;

/**
 * Lines of the format {@code dms-csv}: RFC 4180 without a header, as AWS DMS's S3 source reads it, in the order of
 * {@link DmsColumn#of}. Null is {@code \N} (the setting CsvNullValue), which keeps the empty text apart from it.
 */
public final class DmsCsvEncoder implements RowEncoder {
    /** What the endpoint's CsvNullValue must be. */
    public static final String NULL = "\\N";

    private final CsvLineEncoder encoder;

    public DmsCsvEncoder(TableMapping mapping) {
        this.encoder = new CsvLineEncoder(mapping, DmsColumn.of(mapping));
    }

    @Override
    public Optional<Reject> encode(Row row, ByteSink out) {
        return encoder.encode(row, out);
    }

    /** What AWS DMS is to do with a line of its files of changes (User Guide, "Using CDC with Amazon S3 as a source"). */
    public enum Operation {
        INSERT("I"),
        UPDATE("U"),
        DELETE("D");

        private final String letter;

        Operation(String letter) {
            this.letter = letter;
        }
    }

    /**
     * As {@link #encode}, of a file of changes: before the columns stand operation, table and schema.
     *
     * @param row of {@link Operation#DELETE} the key is enough
     */
    public Optional<Reject> encodeChange(Operation operation, Row row, ByteSink out) {
        return encoder.encode(row, out, operation.letter);
    }

    /**
     * Whether the item of {@code old} has an attribute that that of {@code now} has not: an update by DMS may leave
     * such an attribute where it is. A row that cannot be represented may have had any.
     */
    public boolean loses(Row old, Row now) {
        return encoder.loses(old, now);
    }

    @Override
    public int itemSize() {
        return encoder.itemSize();
    }
}
