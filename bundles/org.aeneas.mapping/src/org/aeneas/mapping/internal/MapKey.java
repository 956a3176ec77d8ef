package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType;

/** Writes the keys of a map as the member names of a JSON object. */
final class MapKey {
    /** A key that cannot be one: empty, null, not a scalar, or met before in this map. */
    static final int NONE = -1;

    private final boolean isScalar;
    private final Scalar scalar;
    private final Scalar.Form form;
    private final Distinct distinct = new Distinct();
    private final ByteSink text = new ByteSink(64);

    MapKey(CqlType type, Scalar.Form form) {
        this.isScalar = Types.isScalar(type);
        this.scalar = Scalar.of(isScalar ? type : CqlType.Native.BLOB);
        this.form = form;
    }

    void begin() {
        distinct.reset();
    }

    /** @return the bytes of the key's text as DynamoDB counts them, or {@link #NONE} */
    int put(byte[] bytes, int at, int length, ByteSink out) {
        if (!isScalar || length <= 0) {
            return NONE;
        }
        text.reset();
        scalar.text(form, bytes, at, length, text);
        if (scalar.textMayRepeat() && !distinct.add(text, 0)) {
            return NONE;
        }
        out.put('"');
        if (scalar.needsNoEscape()) {
            out.put(text.array(), 0, text.length());
        } else {
            Utf8.quote(text.array(), 0, text.length(), out);
        }
        out.put('"');
        return text.length();
    }
}
