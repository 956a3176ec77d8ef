package org.aeneas.cassandra.tests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
 * Values at the bounds of each type, as {@code SourceConnection.execute} takes them. Sets and maps are in CQL's order:
 * nodes bring some of them into it, and leave others as they come.
 */
record Samples(Random random, ProtocolBytes bytes) {
    private static final BigInteger HUGE = BigInteger.TWO.pow(2000);

    /** Some that differ for CQL too. */
    List<Object> several(CqlType type, int count) {
        if (type instanceof Native scalar) {
            List<?> all = scalars(scalar);
            return List.copyOf(all.subList(0, Math.min(count, all.size())));
        }
        Set<Object> values = new LinkedHashSet<>();
        for (int i = 0; i < 5 * count && values.size() < count; i++) {
            values.add(value(type, false));
        }
        return List.copyOf(values);
    }

    Object value(CqlType type) {
        return value(type, true);
    }

    /** @param nulls whether parts of it may be null; not all versions can compare those */
    private Object value(CqlType type, boolean nulls) {
        if (type instanceof Native scalar) {
            List<?> all = scalars(scalar);
            return all.get(random.nextInt(all.size()));
        } else if (type instanceof ListType list) {
            return values(list.element(), random.nextInt(4), nulls);
        } else if (type instanceof SetType set) {
            return new LinkedHashSet<>(sorted(set.element()));
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            sorted(map.key()).forEach(key -> entries.put(key, value(map.value(), nulls)));
            return entries;
        } else if (type instanceof VectorType vector) {
            return values(vector.element(), vector.dimension(), nulls);
        } else if (type instanceof TupleType tuple) {
            List<Object> components = new ArrayList<>();
            tuple.components().forEach(component -> components
                    .add(nulls && random.nextInt(4) == 0 ? null : value(component, nulls)));
            return components;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        ((UserType) type).fields().stream().filter(f -> !nulls || random.nextInt(4) > 0)
                .forEach(f -> fields.put(f.name(), value(f.type(), nulls)));
        return fields;
    }

    private List<Object> sorted(CqlType type) {
        List<Object> values = values(type, random.nextInt(4), false);
        values.sort(bytes.order(type));
        return values;
    }

    private List<Object> values(CqlType type, int count, boolean nulls) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(type, nulls));
        }
        return values;
    }

    /** No two are equal for CQL. */
    private static List<?> scalars(Native type) {
        return switch (type) {
            case ASCII -> List.of("a", "", "\0", "~\u007f", "'quoted' \"twice\"\n", "A".repeat(1000));
            case TEXT -> List.of("a", "", "\0", "ß€", "\ud83d\ude00\uffff", "é".repeat(500));
            case BLOB -> List.of(blob("00"), blob(""), blob("ff"), blob("0000"), blob("7f80".repeat(300)));
            case BOOLEAN -> List.of(true, false);
            case TINYINT -> List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) -1);
            case SMALLINT -> List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE, (short) -1);
            case INT -> List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 256);
            case BIGINT, COUNTER -> List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, -1L, 1L << 32);
            case FLOAT -> List.of(0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
                    Float.MIN_VALUE, -Float.MAX_VALUE);
            case DOUBLE -> List.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                    Double.MIN_VALUE, -Double.MAX_VALUE);
            case VARINT -> List.of(BigInteger.ZERO, HUGE, HUGE.negate(), BigInteger.valueOf(-1),
                    BigInteger.valueOf(127), BigInteger.valueOf(128), BigInteger.valueOf(-128),
                    BigInteger.valueOf(-129));
            case DECIMAL -> List.of(BigDecimal.ZERO, new BigDecimal("-1.50"), new BigDecimal(HUGE, 300),
                    new BigDecimal(HUGE.negate(), -300), new BigDecimal(BigInteger.ONE, 20_000),
                    new BigDecimal(BigInteger.ONE, -20_000), new BigDecimal("-0.0001"));
            case TIMESTAMP -> List.of(Instant.EPOCH, Instant.ofEpochMilli(Long.MIN_VALUE),
                    Instant.ofEpochMilli(Long.MAX_VALUE), Instant.ofEpochMilli(-1),
                    Instant.parse("9999-12-31T23:59:59.999Z"));
            case DATE -> List.of(LocalDate.EPOCH, LocalDate.ofEpochDay(Integer.MIN_VALUE),
                    LocalDate.ofEpochDay(Integer.MAX_VALUE), LocalDate.of(1969, 12, 31), LocalDate.of(0, 2, 29));
            case TIME -> List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(12, 0), LocalTime.ofNanoOfDay(1));
            case UUID -> List.of(new UUID(0, 0), new UUID(-1, -1),
                    UUID.fromString("50554d6e-29bb-11e5-b345-feff819cdc9f"),
                    UUID.fromString("50554d6e-29bb-41e5-b345-feff819cdc9f"), new UUID(1L << 63, 1));
            case TIMEUUID -> List.of(new UUID(0x1000, 0), new UUID(0xffffffffffff1fffL, -1), new UUID(0x1000, -1),
                    new UUID(0x1000, 0x8080808080808080L), new UUID(0x1000, 0x7f7f7f7f7f7f7f7fL),
                    UUID.fromString("50554d6e-29bb-11e5-b345-feff819cdc9f"));
            case INET -> List.of(inet("00000000"), inet("ffffffff"), inet("7f000001"), inet("00".repeat(15) + "01"),
                    inet("ff".repeat(16)), inet("20010db8" + "00".repeat(12)));
            case DURATION -> List.of("0mo0d0ns", "1mo2d3ns", "-1mo64d8192ns",
                    "2147483647mo2147483647d9223372036854775807ns", "-2147483647mo2147483647d9223372036854775807ns");
        };
    }

    private static ByteBuffer blob(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static InetAddress inet(String hex) {
        try {
            return InetAddress.getByAddress(HexFormat.of().parseHex(hex));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
