package org.aeneas.staging;

/**
 * What became of rows.
 *
 * @param rows                CQL rows read
 * @param staticItems         partitions read that have static data: each makes one more item
 * @param staged              items written
 * @param rejects             rows and static rows that cannot be represented
 * @param unknownCells        cells skipped because the schema does not know their column
 * @param rowsExpiringInParts rows in which a cell expires before its row does
 * @param bytes               of the stored objects
 */
public record Counts(long rows, long staticItems, long staged, long rejects, long unknownCells,
        long rowsExpiringInParts, long bytes) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(rows + other.rows, staticItems + other.staticItems, staged + other.staged,
                rejects + other.rejects, unknownCells + other.unknownCells,
                rowsExpiringInParts + other.rowsExpiringInParts, bytes + other.bytes);
    }

    /** Whether each row that was read is accounted for: rows + static items = staged + rejects. */
    public boolean balanced() {
        return rows + staticItems == staged + rejects;
    }
}
