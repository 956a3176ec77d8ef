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

    @Override
    public int itemSize() {
        return encoder.itemSize();
    }
}
