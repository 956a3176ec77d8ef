package org.aeneas.mapping.internal;

/** BOOL, the one scalar whose JSON is no string. */
final class BooleanAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"BOOL\":");

    private final Scalar scalar = new BooleanScalar();

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        out.count(ItemSink.FLAG_BYTES);
        out.bytes().put(PREFIX);
        scalar.text(Scalar.Form.VALUE, bytes, at, length, out.bytes());
        out.bytes().put('}');
    }
}
