package org.aeneas.mapping.internal;

import org.aeneas.mapping.Reject;

/** Leaves the writing of a row, however deep in a value it is. Without a stack trace: it is no error of the program. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Rejection(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static Rejection invalid(String type) {
        return new Rejection(Reject.INVALID_VALUE, "The bytes are no value of the type " + type + ".");
    }

    static Rejection notCanonical(String type) {
        return new Rejection(Reject.KEY_NOT_CANONICAL, "The key's bytes are not the shortest form of their " + type
                + "; another partition would get the same key text.");
    }

    static Rejection tooLarge() {
        return new Rejection(Reject.ITEM_TOO_LARGE,
                "The item needs more than " + ItemSink.MAX_ITEM_BYTES + " bytes, DynamoDB's limit of 400 KB.");
    }

    public String code() {
        return code;
    }
}
