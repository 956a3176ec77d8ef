package org.aeneas.mapping;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.internal.KeyWriter;
import org.aeneas.mapping.internal.Rejection;
import org.aeneas.mapping.internal.KeyDescription;

/** Makes the values of a table's key attributes, without the rest of the item. For one thread. */
public final class KeyEncoder {
    private final TableMapping mapping;
    private final KeyWriter partitionKey;
    private final Optional<KeyWriter> sortKey;

    public KeyEncoder(TableMapping mapping) {
        this.mapping = mapping;
        this.partitionKey = KeyWriter.partitionKey(mapping);
        this.sortKey = mapping.sortKey().map(key -> KeyWriter.sortKey(mapping, key));
    }

    /**
     * Appends the partition key's value: UTF-8 for S, decimal digits for N, the bytes themselves for B.
     *
     * @return empty if it was appended; else why DynamoDB could not hold it, and {@code out} is as it was
     */
    public Optional<Reject> partitionKey(Row row, ByteSink out) {
        return write(partitionKey, row, out);
    }

    /** As {@link #partitionKey}, of the sort key; appends nothing if the table has none. */
    public Optional<Reject> sortKey(Row row, ByteSink out) {
        return sortKey.isEmpty() ? Optional.empty() : write(sortKey.get(), row, out);
    }

    private Optional<Reject> write(KeyWriter key, Row row, ByteSink out) {
        int begin = out.length();
        try {
            key.write(row, out);
            return Optional.empty();
        } catch (Rejection why) {
            out.truncate(begin);
            return Optional.of(KeyDescription.reject(mapping, row, why));
        }
    }
}
