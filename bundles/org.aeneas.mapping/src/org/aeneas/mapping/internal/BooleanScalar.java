package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/** boolean: any byte but 0 is true (Cassandra's BooleanType). */
final class BooleanScalar extends Scalar {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        boolean value = value(bytes, at, length);
        if (form == Form.EXACT && bytes[at] != 0 && bytes[at] != 1) {
            throw Rejection.notCanonical("boolean");
        }
        out.put(value ? TRUE : FALSE);
        return Kind.BOOL;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        out.put(value(bytes, at, length) ? '1' : '0');
    }

    private static boolean value(byte[] bytes, int at, int length) {
        if (length != 1) {
            throw Rejection.invalid("boolean");
        }
        return bytes[at] != 0;
    }

    @Override
    boolean textMayRepeat() {
        return true;
    }
}
