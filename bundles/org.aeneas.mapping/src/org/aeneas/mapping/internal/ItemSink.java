package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.Reject;

/**
 * Where an item is written to, with what DynamoDB limits: its size (Developer Guide, "DynamoDB item sizes and formats")
 * and how deep its values are nested.
 */
final class ItemSink {
    /** 400 KB. */
    static final int MAX_ITEM_BYTES = 400 * 1024;
    /** Of a list or map, whatever is in it. */
    static final int CONTAINER_BYTES = 3;
    /** Of each element of a list or map. */
    static final int ELEMENT_BYTES = 1;
    /** Of a null or a Boolean. */
    static final int FLAG_BYTES = 1;
    /** An attribute is level 1 of 32; the innermost container still needs a level for what is in it. */
    private static final int MAX_CONTAINERS = 31;

    private ByteSink bytes;
    private int size;
    private int depth;

    /** Begins an item that is appended to {@code target}. */
    void begin(ByteSink target) {
        bytes = target;
        size = 0;
        depth = 0;
    }

    ByteSink bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Goes back to a size (and length) that the item had before. */
    void rewind(int formerLength, int formerSize) {
        bytes.truncate(formerLength);
        size = formerSize;
    }

    /** Counts bytes before they are written, so that no buffer grows for an item that is too large anyway. */
    void count(int itemBytes) {
        if (itemBytes > MAX_ITEM_BYTES - size) {
            throw Rejection.tooLarge();
        }
        size += itemBytes;
    }

    void enter() {
        count(CONTAINER_BYTES);
        if (++depth > MAX_CONTAINERS) {
            throw new Rejection(Reject.NESTING_TOO_DEEP, "A value is nested deeper than DynamoDB's 32 levels.");
        }
    }

    void leave() {
        depth--;
    }
}
