package org.aeneas.mapping.internal;

import java.util.List;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.mapping.internal.Scalar.Kind;

/** SS, NS or BS where all elements are of that type and distinct, else L in the set's order. */
final class SetAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"SS\":[");
    private static final int KIND_AT = 2;

    private final Elements elements = Elements.ofCollection(1);
    private final AttributeWriter element;
    private final ListAttribute asList;
    private final Distinct distinct = new Distinct();

    SetAttribute(SetType type) {
        this.element = AttributeWriter.of(type.element());
        this.asList = new ListAttribute(Elements.ofCollection(1), List.of(element), true);
    }

    @Override
    boolean isAbsentAttribute(byte[] bytes, int at, int length) {
        return asList.isAbsentAttribute(bytes, at, length);
    }

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        int formerLength = out.bytes().length();
        int formerSize = out.size();
        if (!(element instanceof ScalarAttribute scalar) || !tryWrite(scalar, bytes, at, length, out)) {
            out.rewind(formerLength, formerSize);
            asList.write(bytes, at, length, out);
        }
    }

    /** @return false if it is no set to DynamoDB; what was written until then must go */
    private boolean tryWrite(ScalarAttribute scalar, byte[] bytes, int at, int length, ItemSink out) {
        ByteSink target = out.bytes();
        int begin = target.length();
        target.put(PREFIX);
        elements.begin(bytes, at, length);
        distinct.reset();
        Kind kind = Kind.S;
        while (elements.next()) {
            if (scalar.isAbsent(elements.length())) {
                return false;
            }
            if (elements.index() > 0) {
                target.put(',');
            }
            int textAt = target.length();
            Kind one = scalar.writeText(bytes, elements.at(), elements.length(), out);
            kind = elements.index() == 0 ? one : kind;
            if (one != kind || scalar.textMayRepeat() && !distinct.add(target, textAt)) {
                return false;
            }
        }
        target.array()[begin + KIND_AT] = ScalarAttribute.letter(kind);
        target.put(']');
        target.put('}');
        return elements.size() > 0;
    }
}
