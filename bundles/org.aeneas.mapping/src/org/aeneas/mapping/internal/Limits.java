package org.aeneas.mapping.internal;

import org.aeneas.mapping.Reject;

/** Limits of DynamoDB (Developer Guide, "Quotas"). */
final class Limits {
    static final int PARTITION_KEY_BYTES = 2048;
    static final int SORT_KEY_BYTES = 1024;
    static final int NUMBER_DIGITS = 38;
    /** Exponents of the first digit: 1E-130 to 9.99…E+125. */
    static final int LOWEST_EXPONENT = -130;
    static final int HIGHEST_EXPONENT = 125;

    /** Even a list of user types without one field set has more than a byte of text for so many of its own. */
    private static final int LONGEST_PER_TEXT_BYTE = 64;

    private Limits() {
    }

    /** Refuses bytes that no item could hold before anything is made of them. */
    static void checkLength(int length) {
        if (length > ItemSink.MAX_ITEM_BYTES) {
            throw Rejection.tooLarge();
        }
    }

    /** As {@link #checkLength}, for a value whose text may be shorter than its bytes. */
    static void checkCollection(int length) {
        checkLength(length / LONGEST_PER_TEXT_BYTE);
    }

    static void checkKey(String role, int length, int longest) {
        if (length == 0) {
            throw new Rejection(Reject.KEY_EMPTY, "The " + role + " is empty, which DynamoDB does not allow.");
        }
        if (length > longest) {
            throw new Rejection(Reject.KEY_TOO_LONG,
                    "The " + role + " has " + length + " bytes; DynamoDB allows " + longest + ".");
        }
    }
}
