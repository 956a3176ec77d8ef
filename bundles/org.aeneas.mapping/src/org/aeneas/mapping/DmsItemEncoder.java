package org.aeneas.mapping;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.internal.DmsItemLine;

/**
 * Lines of DynamoDB's JSON with the items that AWS DMS makes of our CSV files: what DynamoDB holds after a load by it.
 * Binary values are base64 in strings, collections JSON in strings.
 */
public final class DmsItemEncoder implements RowEncoder {
    private final DmsItemLine encoder;

    public DmsItemEncoder(TableMapping mapping) {
        this.encoder = new DmsItemLine(mapping);
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
