package org.aeneas.mapping;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.internal.ItemEncoder;

/**
 * Lines of the format {@code dynamodb-json}: <code>{"Item":{…}}</code>, as DynamoDB's import from S3 reads it
 * (Developer Guide, "DynamoDB JSON"), and <code>{"Delete":{…}}</code>, which only our loader reads.
 */
public final class DynamoJsonEncoder implements RowEncoder {
    private final ItemEncoder encoder;

    public DynamoJsonEncoder(TableMapping mapping) {
        this.encoder = new ItemEncoder(mapping);
    }

    @Override
    public Optional<Reject> encode(Row row, ByteSink out) {
        return encoder.encode(row, out);
    }

    /** As {@link #encode}, but the row's key only; its other columns need not be set. */
    public Optional<Reject> encodeDelete(Row row, ByteSink out) {
        return encoder.encodeDelete(row, out);
    }

    @Override
    public int itemSize() {
        return encoder.itemSize();
    }
}
