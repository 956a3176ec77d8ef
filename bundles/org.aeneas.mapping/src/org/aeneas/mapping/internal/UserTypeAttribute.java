package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.UserType;

/** M by field name; null fields are absent. */
final class UserTypeAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"M\":{");

    private final Elements elements;
    private final AttributeWriter[] writers;
    private final MemberName[] names;

    UserTypeAttribute(UserType type) {
        this.elements = Elements.ofFields(type.fields().size());
        this.writers = type.fields().stream().map(f -> AttributeWriter.of(f.type())).toArray(AttributeWriter[]::new);
        this.names = type.fields().stream().map(f -> new MemberName(f.name())).toArray(MemberName[]::new);
    }

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        ByteSink target = out.bytes();
        out.enter();
        target.put(PREFIX);
        elements.begin(bytes, at, length);
        boolean first = true;
        while (elements.next()) {
            AttributeWriter writer = writers[elements.index()];
            if (writer.isAbsent(elements.length())) {
                continue;
            }
            if (!first) {
                target.put(',');
            }
            first = false;
            MemberName name = names[elements.index()];
            out.count(name.utf8Length() + ItemSink.ELEMENT_BYTES);
            target.put(name.json());
            writer.write(bytes, elements.at(), elements.length(), out);
        }
        target.put('}');
        target.put('}');
        out.leave();
    }
}
