package org.aeneas.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * DynamoDB's import from S3 into a new table. It runs at AWS, and nobody can cancel it. Takes no write units.
 *
 * <p>What is said here of its behaviour: Developer Guide, "Import format quotas and validation", and API Reference,
 * {@code ImportTable}.
 */
public interface TableImports {

    /** So many objects may have one import; so many bytes: {@link #mostBytes}. */
    int MOST_OBJECTS = 50_000;

    /** How the objects are compressed, all of them alike. */
    enum Compression { NONE, GZIP, ZSTD }

    enum Status { IN_PROGRESS, COMPLETED, CANCELLING, CANCELLED, FAILED }

    /**
     * Objects of DynamoDB's JSON, one item a line.
     *
     * @param prefix every object whose key begins so is imported, whatever it is
     */
    record Source(String bucket, String prefix, Compression compression) {
    }

    /** @param code as DynamoDB names it: {@value #ITEM_ERRORS}, {@code S3NoSuchBucket}, … */
    record Failure(String code, String message) {
        /** Some items were refused; all others are in the table. */
        public static final String ITEM_ERRORS = "ItemValidationError";
    }

    /**
     * @param arn            names the import for 90 days, also when its table is gone
     * @param token          whose it is: see {@link #begin}
     * @param processedBytes and the counts of items: uncompressed; DynamoDB may say 0 until the import ends
     * @param errors         items that were refused; an object that cannot be read further counts as one, whatever is
     *                       left of it
     */
    record Description(String arn, String token, String table, Status status, Instant started, long processedBytes,
            long processedItems, long importedItems, long errors, Optional<Failure> failure) {

        /** Where DynamoDB logs what it refuses, in the log group {@value TableImports#LOG_GROUP}. */
        public String errorStream() {
            return arn.substring(arn.lastIndexOf('/') + 1) + "/error";
        }
    }

    /**
     * An item that DynamoDB refused.
     *
     * @param key    of the S3 object
     * @param index  of the item in the object, from 0
     * @param reason in DynamoDB's words
     */
    record ItemError(String key, long index, String reason) {
    }

    /** The log group of all imports of an account and Region. */
    String LOG_GROUP = "/aws-dynamodb/imports";

    /**
     * Total size of the objects that an account imports at a time, in bytes: a quota that AWS may raise.
     *
     * @param region {@code eu-west-1}
     */
    static long mostBytes(String region) {
        return List.of("us-east-1", "us-west-2", "eu-west-1").contains(region) ? 15L << 40 : 1L << 40;
    }

    /**
     * Starts an import, which creates the table with its keys, capacity and indexes; without TTL and tags.
     *
     * @param token of the caller's making: for eight hours, the same one does not start a second import
     * @throws org.aeneas.core.ProblemException {@code table-exists} if there is a table of that name
     */
    Description begin(String token, Source source, TableAdmin.Definition table);

    /** @throws org.aeneas.core.ProblemException {@code import-missing} if nobody knows it (any more) */
    Description describe(String arn);

    /** The imports into tables of that name that have not ended, or were begun with that token; newest first. */
    List<Description> find(String table, String token);

    /**
     * What the error log of an import holds by now; it comes some seconds late.
     *
     * @param most how many errors to read at most
     */
    List<ItemError> errors(Description ended, int most);
}
