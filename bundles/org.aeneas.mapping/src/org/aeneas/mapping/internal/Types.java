package org.aeneas.mapping.internal;

import java.util.List;
import java.util.function.Predicate;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.mapping.KeyType;

/** What the mapping asks about CQL types. */
public final class Types {

    private Types() {
    }

    public static boolean isInteger(CqlType type) {
        return type == Native.TINYINT || type == Native.SMALLINT || type == Native.INT || type == Native.BIGINT;
    }

    public static boolean isText(CqlType type) {
        return type == Native.TEXT || type == Native.ASCII;
    }

    /** A custom type counts as one: its values are bytes to us. */
    public static boolean isScalar(CqlType type) {
        return type instanceof Native || type instanceof CqlType.CustomType;
    }

    public static boolean isBinary(CqlType type) {
        return type == Native.BLOB || type instanceof CqlType.CustomType;
    }

    /** The key type of a column that is a key by itself. */
    public static KeyType keyType(CqlType type) {
        if (isInteger(type)) {
            return KeyType.N;
        }
        return isBinary(type) ? KeyType.B : KeyType.S;
    }

    /**
     * Whether DynamoDB's own order of that type's attribute is CQL's, so that one such clustering column needs no
     * encoding.
     */
    public static boolean sortsByItself(CqlType type) {
        return isInteger(type) || isText(type) || type == Native.BLOB;
    }

    /** Whether the sort encoding is the attribute's text (but for years outside 0000 to 9999). */
    public static boolean sortsAsText(CqlType type) {
        return type == Native.TIMESTAMP || type == Native.DATE || type == Native.TIME;
    }

    /** Whether the sort encoding keeps CQL's order. */
    public static boolean keepsOrder(CqlType type) {
        return type instanceof Native;
    }

    /** The type with {@code bigint} for every timestamp in it; the binary form of both is the same. */
    public static CqlType timestampsAsBigint(CqlType type) {
        if (type == Native.TIMESTAMP) {
            return Native.BIGINT;
        }
        if (type instanceof ListType list) {
            return new ListType(timestampsAsBigint(list.element()), list.frozen());
        }
        if (type instanceof SetType set) {
            return new SetType(timestampsAsBigint(set.element()), set.frozen());
        }
        if (type instanceof MapType map) {
            return new MapType(timestampsAsBigint(map.key()), timestampsAsBigint(map.value()), map.frozen());
        }
        if (type instanceof TupleType tuple) {
            return new TupleType(tuple.components().stream().map(Types::timestampsAsBigint).toList());
        }
        if (type instanceof VectorType vector) {
            return new VectorType(timestampsAsBigint(vector.element()), vector.dimension());
        }
        if (type instanceof UserType user) {
            List<UserType.Field> fields = user.fields().stream()
                    .map(f -> new UserType.Field(f.name(), timestampsAsBigint(f.type()))).toList();
            return new UserType(user.keyspace(), user.name(), fields, user.frozen());
        }
        return type;
    }

    /** Whether the predicate holds for the type or anything in it. */
    public static boolean contains(CqlType type, Predicate<CqlType> wanted) {
        return wanted.test(type) || children(type).stream().anyMatch(child -> contains(child, wanted));
    }

    private static List<CqlType> children(CqlType type) {
        if (type instanceof ListType list) {
            return List.of(list.element());
        }
        if (type instanceof SetType set) {
            return List.of(set.element());
        }
        if (type instanceof MapType map) {
            return List.of(map.key(), map.value());
        }
        if (type instanceof VectorType vector) {
            return List.of(vector.element());
        }
        if (type instanceof TupleType tuple) {
            return tuple.components();
        }
        return type instanceof UserType user ? user.fields().stream().map(UserType.Field::type).toList() : List.of();
    }
}
