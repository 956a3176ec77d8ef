package org.aeneas.mapping;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;

/**
 * Writes rows as lines of a staged file. An encoder keeps scratch space: one for each thread. The same row always gives
 * the same bytes.
 */
public interface RowEncoder {

    /**
     * Appends one line, with its line feed.
     *
     * @return empty if the line was appended; else why the row cannot be represented, and {@code out} is as it was
     */
    Optional<Reject> encode(Row row, ByteSink out);

    /**
     * The size in bytes, by DynamoDB's rules, of the item that was encoded last; the rules for numbers are taken at
     * their upper end. Each begun 1024 bytes of it cost a write unit.
     */
    int itemSize();
}
