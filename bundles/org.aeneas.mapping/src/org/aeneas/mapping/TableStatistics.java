package org.aeneas.mapping;

/**
 * What a cost estimate counts from.
 *
 * @param items           DynamoDB items, static ones included
 * @param itemBytes       their sizes by DynamoDB's rules
 * @param writeUnits      what writing each of them once costs: one unit for each begun 1024 bytes of an item
 * @param expiringInParts rows in which some cell expires before its row; -1 if not known
 * @param exact           summed up over all items, not derived from an average
 */
public record TableStatistics(long items, long itemBytes, long writeUnits, long expiringInParts, boolean exact) {
    private static final int BYTES_PER_WRITE_UNIT = 1024;

    /**
     * Derives item sizes from what a source knows of itself.
     *
     * @param valueBytes uncompressed bytes of all values, as a source's statistics have them
     */
    public static TableStatistics estimate(TableMapping mapping, long rows, long valueBytes) {
        long itemBytes = valueBytes + rows * CostEstimate.nameBytes(mapping);
        long average = rows == 0 ? 0 : (itemBytes + rows - 1) / rows;
        return new TableStatistics(rows, itemBytes, rows * writeUnits(average), -1, false);
    }

    /** The write units that an item of this size costs. */
    public static long writeUnits(long itemBytes) {
        return Math.max(1, (itemBytes + BYTES_PER_WRITE_UNIT - 1) / BYTES_PER_WRITE_UNIT);
    }
}
