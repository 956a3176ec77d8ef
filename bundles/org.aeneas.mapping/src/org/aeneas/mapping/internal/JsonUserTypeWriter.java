package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.mapping.internal.Scalar.Form;

/**
 * A JSON object by field name. Null fields are absent; in a key they are {@code null}, unlike fields that are missing.
 */
final class JsonUserTypeWriter extends JsonWriter {
    private final Elements elements;
    private final JsonWriter[] writers;
    private final MemberName[] names;
    private final boolean inKey;

    JsonUserTypeWriter(UserType type, Form form) {
        this.elements = Elements.ofFields(type.fields().size());
        this.writers = type.fields().stream().map(f -> of(f.type(), form)).toArray(JsonWriter[]::new);
        this.names = type.fields().stream().map(f -> new MemberName(f.name())).toArray(MemberName[]::new);
        this.inKey = form != Form.VALUE;
    }

    @Override
    void write(byte[] bytes, int at, int length, ByteSink out) {
        out.put('{');
        elements.begin(bytes, at, length);
        boolean first = true;
        while (elements.next()) {
            JsonWriter writer = writers[elements.index()];
            if (writer.isAbsent(elements.length()) && (!inKey || elements.length() == Elements.MISSING)) {
                continue;
            }
            if (!first) {
                out.put(',');
            }
            first = false;
            out.put(names[elements.index()].json());
            writer.writeNested(bytes, elements.at(), elements.length(), out);
        }
        out.put('}');
    }
}
