package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** blob, and types of a class of somebody's own, whose values are bytes to us. */
final class BlobScalar extends Scalar {
    private final boolean emptyIsValue;

    BlobScalar(boolean emptyIsValue) {
        this.emptyIsValue = emptyIsValue;
    }

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        Limits.checkLength(length);
        Base64Text.put(bytes, at, length, out);
        return Kind.B;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        Limits.checkLength(length);
        Digits.putHex(bytes, at, length, out);
    }

    @Override
    boolean emptyIsValue() {
        return emptyIsValue;
    }
}
