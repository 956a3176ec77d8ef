package org.aeneas.mapping;

/**
 * A row that DynamoDB cannot hold as it is. It is written to the reject file, counted, and never stops the rest.
 *
 * @param table  {@code keyspace.table}
 * @param key    the primary key as text: {@code id=7, at=2026-01-02T03:04:05.678Z}
 * @param code   one of the constants here; scripts match on it
 * @param reason one sentence
 */
public record Reject(String table, String key, String code, String reason) {
    /** The item is over DynamoDB's 400 KB. */
    public static final String ITEM_TOO_LARGE = "item-too-large";
    /** A key attribute has no value, or an empty one. */
    public static final String KEY_EMPTY = "key-empty";
    /** The partition key is over 2048 bytes or the sort key over 1024. */
    public static final String KEY_TOO_LONG = "key-too-long";
    /** The partition key's bytes are not the type's shortest: another partition would get the same text. */
    public static final String KEY_NOT_CANONICAL = "key-not-canonical";
    /** Lists and maps stand in one another more than 31 deep, which puts a value beyond DynamoDB's 32nd level. */
    public static final String NESTING_TOO_DEEP = "nesting-too-deep";
    /** Cassandra takes some texts that are no UTF-8 (surrogates, for one), DynamoDB takes none. */
    public static final String INVALID_TEXT = "invalid-text";
    /** The bytes are no value of the column's type. */
    public static final String INVALID_VALUE = "invalid-value";
    /** A text equal to the CSV's mark for null, {@code \N}. */
    public static final String CSV_NULL_TEXT = "csv-null-text";
    /** A value longer than the CSV column's length. */
    public static final String CSV_TOO_LONG = "csv-too-long";
}
