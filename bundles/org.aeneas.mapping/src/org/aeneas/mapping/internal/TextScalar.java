package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** text, ascii. */
final class TextScalar extends Scalar {
    /** In the sort encoding, characters up to this one become it and another, so that {@code #} sorts below all. */
    private static final byte ESCAPE = '$';
    private static final int SHIFT = 0x30;

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        Limits.checkLength(length);
        Utf8.check(bytes, at, length);
        out.put(bytes, at, length);
        return Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        Limits.checkLength(length);
        Utf8.check(bytes, at, length);
        escape(bytes, at, length, out);
    }

    static void escape(byte[] bytes, int at, int length, ByteSink out) {
        byte[] target = out.ensure(2 * length);
        int end = out.length();
        for (int i = at; i < at + length; i++) {
            byte b = bytes[i];
            if (b >= 0 && b <= ESCAPE) {
                target[end++] = ESCAPE;
                target[end++] = (byte) (b + SHIFT);
            } else {
                target[end++] = b;
            }
        }
        out.end(end);
    }

    @Override
    boolean emptyIsValue() {
        return true;
    }

    @Override
    boolean needsNoEscape() {
        return false;
    }
}
