package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.mapping.internal.Scalar.Form;

/** The text of a column's values outside DynamoDB's JSON: in a CSV column, in a joined key, in a sort key. */
final class ColumnText {
    private final Scalar scalar;
    private final JsonWriter json;
    private final Form form;
    private final boolean isScalar;
    private final boolean isCollection;
    private final ByteSink scratch = new ByteSink(256);

    ColumnText(CqlType type, Form form) {
        this.isScalar = Types.isScalar(type);
        this.scalar = isScalar ? Scalar.of(type) : new TextScalar();
        this.json = JsonWriter.of(type, form);
        this.form = form;
        this.isCollection = type instanceof ListType || type instanceof SetType || type instanceof MapType;
    }

    /** As {@link AttributeWriter#isAbsentAttribute}. */
    boolean isAbsent(byte[] bytes, int at, int length) {
        return json.isAbsent(length) || isCollection && AttributeWriter.isEmptyCollection(bytes, at, length);
    }

    /**
     * Appends the value's text: a scalar's own, else JSON. Nothing for an empty value, which in a key has its place.
     */
    void put(byte[] bytes, int at, int length, ByteSink out) {
        if (length == 0) {
            return;
        }
        if (isScalar) {
            scalar.text(form, bytes, at, length, out);
        } else {
            Limits.checkCollection(length);
            json.write(bytes, at, length, out);
        }
    }

    /** Appends the sort encoding; of a collection, tuple or user type its JSON as a text, which has not CQL's order. */
    void putSort(byte[] bytes, int at, int length, ByteSink out) {
        if (length == 0) {
            return;
        }
        if (isScalar) {
            scalar.sort(bytes, at, length, out);
        } else {
            Limits.checkCollection(length);
            scratch.reset();
            json.write(bytes, at, length, scratch);
            TextScalar.escape(scratch.array(), 0, scratch.length(), out);
        }
    }
}
