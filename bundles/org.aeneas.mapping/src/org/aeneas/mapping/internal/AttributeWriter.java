package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/** Writes values of one type as attributes in DynamoDB's JSON, <code>{"S":"a"}</code>. For one thread. */
abstract class AttributeWriter {
    private static final byte[] NULL = ascii("{\"NULL\":true}");

    /**
     * Writes a value and counts its size.
     *
     * @param length as for {@link #isAbsent}, which is false
     */
    abstract void write(byte[] bytes, int at, int length, ItemSink out);

    /** Whether there is no value: null, or no bytes where the type needs some. */
    boolean isAbsent(int length) {
        return length <= 0;
    }

    /**
     * Whether an attribute of this value is left out: as {@link #isAbsent}, and the empty collection, which is CQL's
     * null.
     */
    boolean isAbsentAttribute(byte[] bytes, int at, int length) {
        return isAbsent(length);
    }

    /** Writes a value inside another, where its place must be kept. */
    final void writeNested(byte[] bytes, int at, int length, ItemSink out) {
        if (isAbsent(length)) {
            out.count(ItemSink.FLAG_BYTES);
            out.bytes().put(NULL);
        } else {
            write(bytes, at, length, out);
        }
    }

    static AttributeWriter of(CqlType type) {
        if (type instanceof ListType list) {
            return new ListAttribute(Elements.ofCollection(1), List.of(of(list.element())), true);
        }
        if (type instanceof SetType set) {
            return new SetAttribute(set);
        }
        if (type instanceof MapType map) {
            return new MapAttribute(map);
        }
        if (type instanceof TupleType tuple) {
            List<AttributeWriter> components = tuple.components().stream().map(AttributeWriter::of).toList();
            return new ListAttribute(Elements.ofFields(components.size()), components, false);
        }
        if (type instanceof VectorType vector) {
            return new ListAttribute(Elements.ofVector(vector), List.of(of(vector.element())), false);
        }
        if (type instanceof UserType user) {
            return new UserTypeAttribute(user);
        }
        return type == Native.BOOLEAN ? new BooleanAttribute() : new ScalarAttribute(Scalar.of(type));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isEmptyCollection(byte[] bytes, int at, int length) {
        return length == 4 && Binary.int32(bytes, at) == 0;
    }
}
