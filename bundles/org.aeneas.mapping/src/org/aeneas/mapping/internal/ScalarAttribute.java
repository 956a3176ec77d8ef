package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.internal.Scalar.Form;
import org.aeneas.mapping.internal.Scalar.Kind;

/** S, N, B. */
final class ScalarAttribute extends AttributeWriter {
    private static final byte[] PREFIX = ascii("{\"S\":");
    private static final int KIND_AT = 2;

    private final Scalar scalar;
    private final boolean isInteger;

    ScalarAttribute(Scalar scalar) {
        this.scalar = scalar;
        this.isInteger = scalar instanceof IntegerScalar;
    }

    @Override
    boolean isAbsent(int length) {
        return length < 0 || length == 0 && !scalar.emptyIsValue();
    }

    @Override
    void write(byte[] bytes, int at, int length, ItemSink out) {
        ByteSink target = out.bytes();
        int begin = target.length();
        target.put(PREFIX);
        Kind kind = writeText(bytes, at, length, out);
        if (kind != Kind.S) {
            target.array()[begin + KIND_AT] = letter(kind);
        }
        target.put('}');
    }

    /** Writes the value as a JSON string, as it stands in a set too. */
    Kind writeText(byte[] bytes, int at, int length, ItemSink out) {
        ByteSink target = out.bytes();
        target.put('"');
        Kind kind = Kind.S;
        if (scalar.needsNoEscape()) {
            int begin = target.length();
            kind = scalar.text(Form.VALUE, bytes, at, length, target);
            out.count(switch (kind) {
                case N -> isInteger ? NumberSize.ofInteger(target.array(), begin, target.length())
                        : NumberSize.of(target.array(), begin, target.length());
                case B -> length;
                default -> target.length() - begin;
            });
        } else {
            out.count(length);
            Utf8.quote(bytes, at, length, target);
        }
        target.put('"');
        return kind;
    }

    boolean textMayRepeat() {
        return scalar.textMayRepeat();
    }

    static byte letter(Kind kind) {
        return (byte) kind.name().charAt(0);
    }
}
