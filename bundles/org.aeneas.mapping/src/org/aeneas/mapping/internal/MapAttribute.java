package org.aeneas.mapping.internal;

import java.util.List;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.MapType;

/** M where all keys are scalars, not empty and distinct as text; else L of a two-element L each, in the map's order. */
final class MapAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"M\":{");

    private final Elements elements = Elements.ofCollection(2);
    private final MapKey key;
    private final AttributeWriter value;
    private final PairList asPairs;

    MapAttribute(MapType type) {
        this.key = new MapKey(type.key(), Scalar.Form.VALUE);
        this.value = AttributeWriter.of(type.value());
        this.asPairs = new PairList(AttributeWriter.of(type.key()), value);
    }

    @Override
    boolean isAbsentAttribute(byte[] bytes, int at, int length) {
        return isAbsent(length) || isEmptyCollection(bytes, at, length);
    }

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        int formerLength = out.bytes().length();
        int formerSize = out.size();
        out.enter();
        boolean written = tryWrite(bytes, at, length, out);
        out.leave();
        if (!written) {
            out.rewind(formerLength, formerSize);
            asPairs.write(bytes, at, length, out);
        }
    }

    private boolean tryWrite(byte[] bytes, int at, int length, ItemSink out) {
        ByteSink target = out.bytes();
        target.put(PREFIX);
        elements.begin(bytes, at, length);
        key.begin();
        while (elements.next()) {
            if (elements.index() > 0) {
                target.put(',');
            }
            int keyBytes = key.put(bytes, elements.at(), elements.length(), target);
            if (keyBytes == MapKey.NONE) {
                return false;
            }
            out.count(keyBytes + ItemSink.ELEMENT_BYTES);
            target.put(':');
            elements.next();
            value.writeNested(bytes, elements.at(), elements.length(), out);
        }
        target.put('}');
        target.put('}');
        return true;
    }

    /** The other form of a map. */
    private static final class PairList extends AttributeWriter {
        private static final byte[] LIST = ascii("{\"L\":[");
        private static final byte[] END = ascii("]}");

        private final Elements elements = Elements.ofCollection(2);
        private final List<AttributeWriter> sides;

        PairList(AttributeWriter key, AttributeWriter value) {
            this.sides = List.of(key, value);
        }

        @Override
        void write(byte[] bytes, int at, int length, ItemSink out) {
            out.enter();
            out.bytes().put(LIST);
            elements.begin(bytes, at, length);
            while (elements.next()) {
                boolean first = elements.index() % 2 == 0;
                if (elements.index() > 0) {
                    out.bytes().put(',');
                }
                if (first) {
                    out.count(ItemSink.ELEMENT_BYTES);
                    out.enter();
                    out.bytes().put(LIST);
                }
                out.count(ItemSink.ELEMENT_BYTES);
                sides.get(first ? 0 : 1).writeNested(bytes, elements.at(), elements.length(), out);
                if (!first) {
                    out.bytes().put(END);
                    out.leave();
                }
            }
            out.bytes().put(END);
            out.leave();
        }
    }
}
