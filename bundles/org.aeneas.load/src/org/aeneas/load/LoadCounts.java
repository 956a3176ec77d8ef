package org.aeneas.load;

/**
 * What became of the lines of staged objects.
 *
 * @param items    put, each acknowledged by DynamoDB
 * @param deletes  acknowledged; of keys that may not have been there
 * @param rejected lines that DynamoDB refuses, or that lack a key
 */
public record LoadCounts(long items, long deletes, long rejected) {

    public static final LoadCounts NONE = new LoadCounts(0, 0, 0);

    public long lines() {
        return items + deletes + rejected;
    }

    public LoadCounts plus(LoadCounts other) {
        return new LoadCounts(items + other.items, deletes + other.deletes, rejected + other.rejected);
    }
}
