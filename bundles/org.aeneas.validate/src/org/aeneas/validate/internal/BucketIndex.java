package org.aeneas.validate.internal;

import java.util.Arrays;

/** Finds a bucket's records by key: open addressing over the records' own array. The first of equal keys wins. */
final class BucketIndex {
    private static final int LONGS = Digests.LONGS;
    private static final int FREE = -1;

    private final long[] records;
    private final int[] slots;
    private final int mask;
    private long collisions;

    BucketIndex(long[] records) {
        this.records = records;
        int size = Integer.highestOneBit(Math.max(4, records.length / LONGS * 2)) * 2;
        this.slots = new int[size];
        this.mask = size - 1;
        Arrays.fill(slots, FREE);
        for (int i = 0; i < records.length; i += LONGS) {
            insert(i);
        }
    }

    /** Records whose key an earlier record has too. */
    long collisions() {
        return collisions;
    }

    /** @return where the key's record begins, or -1 */
    int find(long high, long low) {
        for (int slot = slot(low); slots[slot] != FREE; slot = slot + 1 & mask) {
            int at = slots[slot];
            if (records[at] == high && records[at + 1] == low) {
                return at;
            }
        }
        return -1;
    }

    private void insert(int at) {
        int slot = slot(records[at + 1]);
        while (slots[slot] != FREE) {
            int other = slots[slot];
            if (records[other] == records[at] && records[other + 1] == records[at + 1]) {
                collisions++;
                return;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = at;
    }

    private int slot(long low) {
        return (int) (low ^ low >>> 32) & mask;
    }
}
