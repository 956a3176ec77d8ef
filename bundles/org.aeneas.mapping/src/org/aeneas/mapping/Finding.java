package org.aeneas.mapping;

/**
 * Something that is not in DynamoDB what it was in Cassandra.
 *
 * @param code    stable, lower-case, words joined by hyphens; scripts match on it
 * @param subject the table, column, index or function
 * @param what    what changes
 * @param why     for which reason
 * @param remedy  what to do about it, or that nothing need be done
 */
public record Finding(Severity severity, String code, String subject, String what, String why, String remedy) {

    /** Gravest first. */
    public enum Severity {
        /** Somebody must decide or build something. */
        ACTION,
        /** Information of the source is not in DynamoDB. */
        LOSS,
        /** The same information in another form, which an application must know. */
        CHANGE,
        /** Good to know. */
        INFO
    }
}
