package org.aeneas.agent.api;

/**
 * What of a task at AWS goes with it when it is deleted. Tables of DynamoDB always stay.
 *
 * @param dms    its endpoints and tasks of AWS DMS
 * @param staged its objects on S3
 */
public record Remains(boolean dms, boolean staged) {
    /** All stays. */
    public static final Remains KEPT = new Remains(false, false);
}
