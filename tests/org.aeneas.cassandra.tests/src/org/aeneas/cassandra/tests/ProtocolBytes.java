package org.aeneas.cassandra.tests;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/**
 * Plain Java values in the binary form of the native protocol, by its specification (version 5, section 6) and without
 * the driver. Sets and maps keep the order that they are given in.
 *
 * @param orders CQL's order of a type's values
 */
record ProtocolBytes(Function<CqlType, Comparator<ByteBuffer>> orders) {

    byte[] of(CqlType type, Object value) {
        if (type instanceof Native scalar) {
            return scalar(scalar, value);
        } else if (type instanceof ListType list) {
            return counted(((Collection<?>) value).stream().map(e -> sized(list.element(), e)).toList());
        } else if (type instanceof SetType set) {
            return counted(((Collection<?>) value).stream().map(e -> sized(set.element(), e)).toList());
        } else if (type instanceof MapType map) {
            return counted(((Map<?, ?>) value).entrySet().stream()
                    .map(e -> join(List.of(sized(map.key(), e.getKey()), sized(map.value(), e.getValue())))).toList());
        } else if (type instanceof TupleType tuple) {
            List<?> components = (List<?>) value;
            List<byte[]> parts = new ArrayList<>();
            for (int i = 0; i < components.size(); i++) {
                parts.add(sized(tuple.components().get(i), components.get(i)));
            }
            return join(parts);
        } else if (type instanceof UserType user) {
            return join(user.fields().stream().map(f -> sized(f.type(), ((Map<?, ?>) value).get(f.name()))).toList());
        }
        VectorType vector = (VectorType) type;
        return join(((List<?>) value).stream().map(e -> vectorElement(vector.element(), e)).toList());
    }

    private static byte[] scalar(Native type, Object value) {
        return switch (type) {
            case ASCII, TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case BLOB -> ((ByteBuffer) value).array();
            case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
            case TINYINT -> new byte[] {(Byte) value};
            case SMALLINT -> ByteBuffer.allocate(2).putShort((Short) value).array();
            case INT -> fixed((Integer) value);
            case BIGINT, COUNTER -> fixed((Long) value);
            case FLOAT -> fixed(Float.floatToIntBits((Float) value));
            case DOUBLE -> fixed(Double.doubleToLongBits((Double) value));
            case VARINT -> ((BigInteger) value).toByteArray();
            case DECIMAL -> join(List.of(fixed(((BigDecimal) value).scale()),
                    ((BigDecimal) value).unscaledValue().toByteArray()));
            case TIMESTAMP -> fixed(((Instant) value).toEpochMilli());
            case DATE -> fixed((int) (((LocalDate) value).toEpochDay() + (1L << 31)));
            case TIME -> fixed(((LocalTime) value).toNanoOfDay());
            case UUID, TIMEUUID -> join(List.of(fixed(((UUID) value).getMostSignificantBits()),
                    fixed(((UUID) value).getLeastSignificantBits())));
            case INET -> ((InetAddress) value).getAddress();
            case DURATION -> duration((String) value);
        };
    }

    /** Of the form {@code 1mo2d3ns}, with or without a sign for all. */
    private static byte[] duration(String text) {
        String[] parts = text.replace("-", "").split("mo|d|ns");
        long sign = text.startsWith("-") ? -1 : 1;
        return join(Arrays.stream(parts).map(part -> sign * Long.parseLong(part))
                .map(part -> variable(part << 1 ^ part >> 63)).toList());
    }

    /** An unsigned number in as few bytes as it needs; the first says by its leading ones how many follow. */
    private static byte[] variable(long value) {
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(value));
        int more = Math.min(8, (bits - 1) / 7);
        byte[] bytes = Arrays.copyOfRange(join(List.of(new byte[1], fixed(value))), Long.BYTES - more, Long.BYTES + 1);
        bytes[0] |= (byte) (0xff00 >> more);
        return bytes;
    }

    private byte[] vectorElement(CqlType type, Object value) {
        byte[] bytes = of(type, value);
        return isFixed(type) ? bytes : join(List.of(variable(bytes.length), bytes));
    }

    /** Whether Cassandra takes all values of the type to be of one length, and so writes none. */
    private static boolean isFixed(CqlType type) {
        if (type instanceof VectorType vector) {
            return isFixed(vector.element());
        }
        return type instanceof Native scalar && switch (scalar) {
            case BOOLEAN, INT, BIGINT, FLOAT, DOUBLE, TIMESTAMP, UUID, TIMEUUID -> true;
            default -> false;
        };
    }

    private byte[] sized(CqlType type, Object value) {
        return value == null ? fixed(-1) : sized(of(type, value));
    }

    private static byte[] sized(byte[] value) {
        return join(List.of(fixed(value.length), value));
    }

    /** CQL's order. */
    Comparator<Object> order(CqlType type) {
        return Comparator.comparing(value -> ByteBuffer.wrap(of(type, value)), orders.apply(type));
    }

    private static byte[] counted(List<byte[]> elements) {
        return join(List.of(fixed(elements.size()), join(elements)));
    }

    private static byte[] fixed(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] fixed(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
