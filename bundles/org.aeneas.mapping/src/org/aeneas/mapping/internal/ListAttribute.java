package org.aeneas.mapping.internal;

import java.util.List;

/** L: lists, tuples, vectors, and what could not be a set. */
final class ListAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"L\":[");

    private final Elements elements;
    /** One for all elements, or one each. */
    private final AttributeWriter[] writers;
    private final boolean emptyIsNull;

    ListAttribute(Elements elements, List<AttributeWriter> writers, boolean emptyIsNull) {
        this.elements = elements;
        this.writers = writers.toArray(AttributeWriter[]::new);
        this.emptyIsNull = emptyIsNull;
    }

    @Override
    boolean isAbsentAttribute(byte[] bytes, int at, int length) {
        return isAbsent(length) || emptyIsNull && isEmptyCollection(bytes, at, length);
    }

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        out.enter();
        out.bytes().put(PREFIX);
        elements.begin(bytes, at, length);
        while (elements.next()) {
            if (elements.index() > 0) {
                out.bytes().put(',');
            }
            out.count(ItemSink.ELEMENT_BYTES);
            AttributeWriter writer = writers.length == 1 ? writers[0] : writers[elements.index()];
            writer.writeNested(bytes, elements.at(), elements.length(), out);
        }
        out.bytes().put(']');
        out.bytes().put('}');
        out.leave();
    }
}
