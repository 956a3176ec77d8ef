package org.aeneas.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Progress;

/** DynamoDB's tables. */
public interface TableAdmin {

    enum KeyType { S, N, B }

    record Key(String name, KeyType type) {
        @Override
        public String toString() {
            return name + " (" + type + ")";
        }
    }

    /** A global secondary index. An empty {@code projected} with {@code all} false projects keys only. */
    record Index(String name, Key partitionKey, Optional<Key> sortKey, boolean all, List<String> projected) {
    }

    sealed interface Capacity {
        record OnDemand() implements Capacity {
        }

        record Provisioned(long readUnits, long writeUnits) implements Capacity {
        }
    }

    /** @param ttlAttribute the attribute by which DynamoDB expires items; empty to leave TTL off */
    record Definition(String name, Key partitionKey, Optional<Key> sortKey, Capacity capacity, List<Index> indexes,
            Optional<String> ttlAttribute, Map<String, String> tags) {

        /** For people. */
        public String keys() {
            return keysOf(partitionKey, sortKey);
        }
    }

    /**
     * @param status as DynamoDB says: {@code ACTIVE}, {@code CREATING}, …
     * @param items  and {@code bytes}: as of some hours ago
     */
    record Description(String name, String status, Key partitionKey, Optional<Key> sortKey, List<String> indexes,
            long items, long bytes) {

        /** For people. */
        public String keys() {
            return keysOf(partitionKey, sortKey);
        }

        public boolean hasKeysOf(Definition definition) {
            return partitionKey.equals(definition.partitionKey()) && sortKey.equals(definition.sortKey());
        }
    }

    List<String> list();

    Optional<Description> describe(String table);

    /**
     * Creates the table with its tags, waits until it and its indexes are active, then switches TTL on. May be
     * repeated: a table that is there already with the same keys is waited for, and TTL is switched on if it is not.
     *
     * @throws org.aeneas.core.ProblemException of the code {@code table-keys-differ} if it is there with other keys
     */
    void create(Definition definition, Progress progress);

    /** Gives tags to a table that is there, beside those that it has. */
    void tag(String table, Map<String, String> tags);

    /** Deletes the table and waits until it is gone; does nothing if there is none. */
    void delete(String table, Progress progress);

    private static String keysOf(Key partitionKey, Optional<Key> sortKey) {
        return partitionKey + sortKey.map(key -> ", " + key).orElse("");
    }
}
