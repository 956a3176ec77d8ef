package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.mapping.internal.Scalar.Form;

/** A JSON object where all keys are scalars, not empty and distinct; else an array of two-element arrays. */
final class JsonMapWriter extends JsonWriter {
    private final Elements elements = Elements.ofCollection(2);
    private final MapKey name;
    private final JsonWriter key;
    private final JsonWriter value;

    JsonMapWriter(MapType type, Form form) {
        this.name = new MapKey(type.key(), form);
        this.key = of(type.key(), form);
        this.value = of(type.value(), form);
    }

    @Override
    void write(byte[] bytes, int at, int length, ByteSink out) {
        int begin = out.length();
        if (!tryObject(bytes, at, length, out)) {
            out.truncate(begin);
            writePairs(bytes, at, length, out);
        }
    }

    private boolean tryObject(byte[] bytes, int at, int length, ByteSink out) {
        out.put('{');
        elements.begin(bytes, at, length);
        name.begin();
        while (elements.next()) {
            if (elements.index() > 0) {
                out.put(',');
            }
            if (name.put(bytes, elements.at(), elements.length(), out) == MapKey.NONE) {
                return false;
            }
            out.put(':');
            elements.next();
            value.writeNested(bytes, elements.at(), elements.length(), out);
        }
        out.put('}');
        return true;
    }

    private void writePairs(byte[] bytes, int at, int length, ByteSink out) {
        out.put('[');
        elements.begin(bytes, at, length);
        while (elements.next()) {
            if (elements.index() > 0) {
                out.put(',');
            }
            out.put('[');
            key.writeNested(bytes, elements.at(), elements.length(), out);
            elements.next();
            out.put(',');
            value.writeNested(bytes, elements.at(), elements.length(), out);
            out.put(']');
        }
        out.put(']');
    }
}
