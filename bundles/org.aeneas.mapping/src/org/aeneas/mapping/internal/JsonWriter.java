package org.aeneas.mapping.internal;

import java.util.List;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.mapping.internal.Scalar.Form;
import org.aeneas.mapping.internal.Scalar.Kind;

/**
 * Writes values of one type as plain JSON without blanks: collections in a CSV column, and wherever one stands in a
 * key. What is N or BOOL as an attribute is a bare literal, every other scalar a string. For one thread.
 */
abstract class JsonWriter {
    private static final byte[] NULL = AttributeWriter.ascii("null");

    /** Writes a value; the arguments are as for {@link AttributeWriter#write}. */
    abstract void write(byte[] bytes, int at, int length, ByteSink out);

    boolean isAbsent(int length) {
        return length <= 0;
    }

    final void writeNested(byte[] bytes, int at, int length, ByteSink out) {
        if (isAbsent(length)) {
            out.put(NULL);
        } else {
            write(bytes, at, length, out);
        }
    }

    static JsonWriter of(CqlType type, Form form) {
        if (type instanceof ListType list) {
            return new Array(Elements.ofCollection(1), List.of(of(list.element(), form)), false);
        }
        if (type instanceof SetType set) {
            return new Array(Elements.ofCollection(1), List.of(of(set.element(), form)), false);
        }
        if (type instanceof VectorType vector) {
            return new Array(Elements.ofVector(vector), List.of(of(vector.element(), form)), false);
        }
        if (type instanceof TupleType tuple) {
            List<JsonWriter> components = tuple.components().stream().map(c -> of(c, form)).toList();
            return new Array(Elements.ofFields(components.size()), components, form != Form.VALUE);
        }
        if (type instanceof MapType map) {
            return new JsonMapWriter(map, form);
        }
        if (type instanceof UserType user) {
            return new JsonUserTypeWriter(user, form);
        }
        return new Literal(Scalar.of(type), form);
    }

    private static final class Literal extends JsonWriter {
        private final Scalar scalar;
        private final Form form;
        private final ByteSink text = new ByteSink(64);

        Literal(Scalar scalar, Form form) {
            this.scalar = scalar;
            this.form = form;
        }

        @Override
        boolean isAbsent(int length) {
            return length < 0 || length == 0 && !scalar.emptyIsValue();
        }

        @Override
        void write(byte[] bytes, int at, int length, ByteSink out) {
            text.reset();
            Kind kind = scalar.text(form, bytes, at, length, text);
            boolean bare = kind == Kind.N || kind == Kind.BOOL;
            if (!bare) {
                out.put('"');
            }
            if (scalar.needsNoEscape()) {
                out.put(text.array(), 0, text.length());
            } else {
                Utf8.quote(text.array(), 0, text.length(), out);
            }
            if (!bare) {
                out.put('"');
            }
        }
    }

    private static final class Array extends JsonWriter {
        private final Elements elements;
        private final JsonWriter[] writers;
        /** In a key a tuple that lacks a component is not the one in which it is null. */
        private final boolean endsWhereMissing;

        Array(Elements elements, List<JsonWriter> writers, boolean endsWhereMissing) {
            this.elements = elements;
            this.writers = writers.toArray(JsonWriter[]::new);
            this.endsWhereMissing = endsWhereMissing;
        }

        @Override
        void write(byte[] bytes, int at, int length, ByteSink out) {
            out.put('[');
            elements.begin(bytes, at, length);
            while (elements.next()) {
                if (endsWhereMissing && elements.length() == Elements.MISSING) {
                    continue;
                }
                if (elements.index() > 0) {
                    out.put(',');
                }
                JsonWriter writer = writers.length == 1 ? writers[0] : writers[elements.index()];
                writer.writeNested(bytes, elements.at(), elements.length(), out);
            }
            out.put(']');
        }
    }
}
