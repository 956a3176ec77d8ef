package org.aeneas.load;

/** Takes the lines that DynamoDB refuses. For many threads. */
@FunctionalInterface
public interface Rejects {

    /**
     * @param table  target table
     * @param object name of the staged object
     * @param line   its line there, from 1
     * @param key    the item's key in DynamoDB's JSON; empty where the line is no item
     * @param reason DynamoDB's words, or ours where the line has no key
     */
    record Reject(String table, String object, long line, String key, String reason) {
    }

    /** It is on disk when this returns: only then may its object count as done. */
    void add(Reject reject);
}
