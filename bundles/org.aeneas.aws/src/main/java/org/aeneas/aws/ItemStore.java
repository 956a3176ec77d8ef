package org.aeneas.aws;

import java.util.List;
import java.util.function.Consumer;

import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;

/**
 * Items of DynamoDB's tables, for many threads. A call of {@link #write} is one request: pacing, batching and repeating
 * what was not processed are the caller's. Transient failures (a lost connection, an error inside the service) are
 * repeated here for about a minute before they become a Problem.
 */
public interface ItemStore {

    /** The most writes that one request may hold. */
    int MAX_BATCH = 25;

    /**
     * The code of the Problem that says: DynamoDB refuses this request for what is in it, and would do so again. If it
     * held several writes, at least one of them is to blame, or two have the same key; none was written.
     */
    String REFUSED = "item-refused";

    /**
     * One write. Equal only to itself.
     *
     * @param json   the item to put, or the key to delete: a map of attributes in DynamoDB's JSON, UTF-8, which is
     *               sent as it stands: {@code {"id":{"S":"a"}}}
     * @param delete whether {@code json} is a key to delete
     */
    record Write(byte[] json, boolean delete) {

        public static Write put(Item item) {
            return new Write(ItemJson.write(item), false);
        }

        public static Write delete(Item key) {
            return new Write(ItemJson.write(key), true);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * One BatchWriteItem of at most {@value #MAX_BATCH} writes with distinct keys.
     *
     * @return what DynamoDB left unprocessed, to be sent again after a pause
     * @throws ThrottledException                 if the whole call was refused for its rate
     * @throws org.aeneas.core.ProblemException of the code {@link #REFUSED} if DynamoDB does not accept one of the
     *                                            writes; of other codes if no write to the table can succeed
     */
    Outcome write(String table, List<Write> writes);

    /**
     * @param unprocessed   some of the very objects that were given
     * @param consumedUnits write units, those of the indexes included; 0 where the service does not say
     */
    record Outcome(List<Write> unprocessed, double consumedUnits) {
    }

    /** One BatchGetItem, strongly consistent, of at most 100 distinct keys; repeats what was left unprocessed. */
    List<Item> read(String table, List<Item> keys);

    /**
     * Scans one of {@code segments} parts of a table, strongly consistent, page by page.
     *
     * @param page gets each page's items, in the calling thread
     */
    default void scan(String table, int segment, int segments, Consumer<List<Item>> page) {
        scan(table, List.of(), segment, segments, page);
    }

    /**
     * As {@link #scan(String, int, int, Consumer)}.
     *
     * @param attributes those that are wanted of each item; empty for all. It saves transfer, not read units
     */
    void scan(String table, List<String> attributes, int segment, int segments, Consumer<List<Item>> page);
}
