package org.aeneas.mapping.tests;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/**
 * Java values in CQL's binary form. Integers are Long, a timestamp is Long milliseconds, a duration {@code long[3]},
 * collections, tuples, user types and vectors are lists (null for null), a map is a list of entries; bytes are taken as
 * they are for every type.
 */
final class Cql {
    private static final Set<CqlType> FIXED = Set.of(Native.BOOLEAN, Native.FLOAT, Native.INT, Native.BIGINT,
            Native.DOUBLE, Native.TIMESTAMP, Native.UUID, Native.TIMEUUID);

    /** Bytes that stand for a value of any type. */
    record Raw(byte[] bytes) {
    }

    private Cql() {
    }

    static ByteBuffer buffer(CqlType type, Object value) {
        return ByteBuffer.wrap(bytes(type, value));
    }

    static byte[] bytes(CqlType type, Object value) {
        if (value instanceof Raw raw) {
            return raw.bytes();
        }
        if (type instanceof Native scalar) {
            return scalar(scalar, value);
        }
        if (type instanceof CqlType.CustomType) {
            return (byte[]) value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (type instanceof ListType list) {
                collection(out, list.element(), (List<?>) value);
            } else if (type instanceof SetType set) {
                collection(out, set.element(), (List<?>) value);
            } else if (type instanceof MapType map) {
                map(out, map, (List<?>) value);
            } else if (type instanceof TupleType tuple) {
                fields(out, tuple.components(), (List<?>) value);
            } else if (type instanceof UserType user) {
                fields(out, user.fields().stream().map(UserType.Field::type).toList(), (List<?>) value);
            } else if (type instanceof VectorType vector) {
                vector(out, vector, (List<?>) value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void collection(DataOutputStream out, CqlType element, List<?> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            element(out, element, value);
        }
    }

    private static void map(DataOutputStream out, MapType type, List<?> entries) throws IOException {
        out.writeInt(entries.size());
        for (Object entry : entries) {
            element(out, type.key(), ((Map.Entry<?, ?>) entry).getKey());
            element(out, type.value(), ((Map.Entry<?, ?>) entry).getValue());
        }
    }

    private static void fields(DataOutputStream out, List<CqlType> types, List<?> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            element(out, types.get(i), values.get(i));
        }
    }

    private static void element(DataOutputStream out, CqlType type, Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = bytes(type, value);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void vector(DataOutputStream out, VectorType type, List<?> values) throws IOException {
        for (Object value : values) {
            byte[] bytes = bytes(type.element(), value);
            if (!isFixed(type.element())) {
                if (bytes.length >= 0x80) {
                    out.write(0x80 | bytes.length >> 8);
                }
                out.write(bytes.length);
            }
            out.write(bytes);
        }
    }

    private static boolean isFixed(CqlType type) {
        return type instanceof VectorType vector ? isFixed(vector.element()) : FIXED.contains(type);
    }

    private static byte[] scalar(Native type, Object value) {
        return switch (type) {
            case ASCII, TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case TINYINT -> new byte[] {((Long) value).byteValue()};
            case SMALLINT -> ByteBuffer.allocate(2).putShort(((Long) value).shortValue()).array();
            case INT -> ByteBuffer.allocate(4).putInt(((Long) value).intValue()).array();
            case BIGINT, COUNTER, TIMESTAMP -> ByteBuffer.allocate(8).putLong((Long) value).array();
            case VARINT -> ((BigInteger) value).toByteArray();
            case DECIMAL -> decimal((BigDecimal) value);
            case FLOAT -> ByteBuffer.allocate(4).putFloat((Float) value).array();
            case DOUBLE -> ByteBuffer.allocate(8).putDouble((Double) value).array();
            case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
            case BLOB -> (byte[]) value;
            case UUID, TIMEUUID -> uuid((UUID) value);
            case DATE -> ByteBuffer.allocate(4).putInt((int) ((LocalDate) value).toEpochDay() + Integer.MIN_VALUE)
                    .array();
            case TIME -> ByteBuffer.allocate(8).putLong(((LocalTime) value).toNanoOfDay()).array();
            case DURATION -> duration((long[]) value);
            case INET -> ((InetAddress) value).getAddress();
        };
    }

    private static byte[] uuid(UUID value) {
        return ByteBuffer.allocate(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits())
                .array();
    }

    private static byte[] decimal(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        return ByteBuffer.allocate(4 + unscaled.length).putInt(value.scale()).put(unscaled).array();
    }

    private static byte[] duration(long[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long part : value) {
            vint(part << 1 ^ part >> 63, out);
        }
        return out.toByteArray();
    }

    /** An unsigned variable-length integer: as many leading ones as bytes follow the first. */
    private static void vint(long value, ByteArrayOutputStream out) {
        int bits = 64 - Long.numberOfLeadingZeros(value | 1);
        int extra = Math.min(8, (bits - 1) / 7);
        int head = extra == 8 ? 0xff : 0xff << 8 - extra & 0xff | (int) (value >>> 8 * extra);
        out.write(head);
        for (int shift = 8 * (extra - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
