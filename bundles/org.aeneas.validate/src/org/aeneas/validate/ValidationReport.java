package org.aeneas.validate;

import java.util.List;

/**
 * How the two sides of a table compare.
 *
 * @param rows        CQL rows read at the source
 * @param items       items that they make, static items included
 * @param rejects     rows that cannot be represented, left out of the comparison
 * @param collisions  source rows whose item has the key of another row's
 * @param differences the first of them, with their keys; the counts are of all
 * @param checked     items compared: all, or the sample
 * @param extrasKnown false for a sample: what DynamoDB has beyond the source was not looked for
 */
public record ValidationReport(String table, long rows, long items, long rejects, long missing, long extra,
        long different,
        long collisions, long repaired, long checked, boolean extrasKnown, List<Difference> differences) {

    public ValidationReport {
        differences = List.copyOf(differences);
    }

    /** Whether nothing is left that differs. */
    public boolean agrees() {
        return missing + extra + different + collisions == repaired;
    }
}
