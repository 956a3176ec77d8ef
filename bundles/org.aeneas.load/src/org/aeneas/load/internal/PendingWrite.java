package org.aeneas.load.internal;

import org.aeneas.aws.ItemStore.Write;

/** A write on its way to DynamoDB. */
final class PendingWrite {
    /** What the JVM adds to the bytes of an item while it waits: this object, its keys, its places in queues. */
    private static final int OVERHEAD = 300;

    final Write write;
    final Feed feed;
    /** Where it comes from, from 1. */
    final long line;
    /** Equal for equal partition key values. */
    final String partition;
    /** Equal, within the partition, for equal sort key values; empty where the table has none. */
    final String sort;
    /** Estimated write units. */
    final int units;
    /** How often it was sent in vain; guarded by the buffer. */
    int attempts;

    PendingWrite(Write write, Feed feed, long line, String partition, String sort, int units) {
        this.write = write;
        this.feed = feed;
        this.line = line;
        this.partition = partition;
        this.sort = sort;
        this.units = units;
    }

    int heapBytes() {
        return write.json().length + OVERHEAD;
    }
}
