package org.aeneas.ui.mapping.internal.model;

import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableStatistics;

/**
 * How much a table holds, as its source says or as somebody supposes.
 *
 * @param valueBytes of all values, uncompressed, one replica
 * @param rowBytes   of the values of a row, on average; at least 1
 */
public record Size(long valueBytes, long rowBytes) {
    /** Where nobody knows better. */
    public static final long ROW_BYTES = 1000;

    /** The most that is taken: 1 PB, so that no sum of many tables overflows. */
    public static final long MOST = 1L << 50;

    public TableStatistics statistics(TableMapping mapping) {
        return TableStatistics.estimate(mapping, (valueBytes + rowBytes - 1) / rowBytes, valueBytes);
    }
}
