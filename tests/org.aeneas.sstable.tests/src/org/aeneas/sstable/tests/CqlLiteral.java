package org.aeneas.sstable.tests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/** Values in CQL's binary form as text, by the native protocol's specification and without Cassandra's classes. */
final class CqlLiteral {

    private CqlLiteral() {
    }

    static String of(CqlType type, ByteBuffer value) {
        if (value == null) {
            return "null";
        }
        if (!value.hasRemaining() && type != Native.TEXT && type != Native.ASCII && type != Native.BLOB) {
            return "empty";
        }
        if (type instanceof Native scalar) {
            return scalar(scalar, value);
        }
        if (type instanceof ListType list) {
            return "[" + String.join(", ", elements(list.element(), value, value.getInt())) + "]";
        }
        if (type instanceof SetType set) {
            return "{" + String.join(", ", elements(set.element(), value, value.getInt())) + "}";
        }
        if (type instanceof MapType map) {
            return map(map, value);
        }
        if (type instanceof TupleType tuple) {
            return tuple(tuple, value);
        }
        if (type instanceof UserType user) {
            return user(user, value);
        }
        if (type instanceof VectorType vector && vector.element() == Native.FLOAT) {
            List<String> texts = new ArrayList<>();
            while (value.hasRemaining()) {
                texts.add(Float.toString(value.getFloat()));
            }
            return "[" + String.join(", ", texts) + "]";
        }
        return "0x" + hex(value);
    }

    private static String scalar(Native type, ByteBuffer value) {
        return switch (type) {
            case ASCII, TEXT -> "'" + StandardCharsets.UTF_8.decode(value) + "'";
            case BLOB -> "0x" + hex(value);
            case BIGINT, COUNTER -> Long.toString(value.getLong());
            case INT -> Integer.toString(value.getInt());
            case SMALLINT -> Short.toString(value.getShort());
            case TINYINT -> Byte.toString(value.get());
            case BOOLEAN -> Boolean.toString(value.get() != 0);
            case FLOAT -> Float.toString(value.getFloat());
            case DOUBLE -> Double.toString(value.getDouble());
            case VARINT -> new BigInteger(bytes(value)).toString();
            case DECIMAL -> decimal(value);
            case DATE -> LocalDate.ofEpochDay(Integer.toUnsignedLong(value.getInt()) - (1L << 31)).toString();
            case TIME -> LocalTime.ofNanoOfDay(value.getLong()).toString();
            case TIMESTAMP -> Instant.ofEpochMilli(value.getLong()).toString();
            case TIMEUUID, UUID -> new UUID(value.getLong(), value.getLong()).toString();
            case INET -> inet(value);
            case DURATION -> vint(value) + "mo" + vint(value) + "d" + vint(value) + "ns";
        };
    }

    private static String decimal(ByteBuffer value) {
        int scale = value.getInt();
        return new BigDecimal(new BigInteger(bytes(value)), scale).toPlainString();
    }

    private static String inet(ByteBuffer value) {
        try {
            return InetAddress.getByAddress(bytes(value)).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an inet of neither 4 nor 16 bytes", e);
        }
    }

    /** Zig-zag variable-length integer: as many leading ones in the first byte as bytes follow. */
    private static long vint(ByteBuffer value) {
        int first = value.get() & 0xff;
        int more = Integer.numberOfLeadingZeros(~(first << 24));
        long raw = more >= 7 ? 0 : first & (0xff >> more);
        for (int i = 0; i < more; i++) {
            raw = raw << 8 | value.get() & 0xff;
        }
        return raw >>> 1 ^ -(raw & 1);
    }

    private static List<String> elements(CqlType type, ByteBuffer value, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(of(type, next(value)));
        }
        return texts;
    }

    private static String map(MapType type, ByteBuffer value) {
        List<String> texts = new ArrayList<>();
        int count = value.getInt();
        for (int i = 0; i < count; i++) {
            String key = of(type.key(), next(value));
            texts.add(key + ": " + of(type.value(), next(value)));
        }
        return "{" + String.join(", ", texts) + "}";
    }

    private static String tuple(TupleType type, ByteBuffer value) {
        List<String> texts = new ArrayList<>();
        for (CqlType component : type.components()) {
            texts.add(value.hasRemaining() ? of(component, next(value)) : "null");
        }
        return "(" + String.join(", ", texts) + ")";
    }

    /** Fields that the value ends before are left out. */
    private static String user(UserType type, ByteBuffer value) {
        List<String> texts = new ArrayList<>();
        for (UserType.Field field : type.fields()) {
            if (value.hasRemaining()) {
                texts.add(field.name() + ": " + of(field.type(), next(value)));
            }
        }
        return "{" + String.join(", ", texts) + "}";
    }

    private static ByteBuffer next(ByteBuffer value) {
        int length = value.getInt();
        if (length < 0) {
            return null;
        }
        ByteBuffer element = value.slice(value.position(), length);
        value.position(value.position() + length);
        return element;
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static String hex(ByteBuffer value) {
        return HexFormat.of().formatHex(bytes(value));
    }
}
