package org.aeneas.mapping.tests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/** Random values of any type, the awkward ones often. The same seed gives the same values. */
final class RandomValues {
    private static final String[] CHARACTERS = {"\0", "\1", "\t", "\n", "\r", " ", "!", "\"", "#", "$", "%", "'", ",",
        "/", "0", "9", "A", "\\", "a", "b", "~", "\u007f", "\u0080", "é", "ß", "€", "\ud7ff", "\ue000", "\uffff",
        "\ud83d\ude00", "\udbff\udfff"};

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Object value(CqlType type) {
        if (type instanceof Native scalar) {
            return scalar(scalar);
        }
        if (type instanceof CqlType.CustomType) {
            return bytes(1 + below(8));
        }
        if (type instanceof ListType list) {
            return several(below(4), () -> value(list.element()));
        }
        if (type instanceof SetType set) {
            return new ArrayList<>(distinct(set.element(), below(4), () -> true).keySet());
        }
        if (type instanceof MapType map) {
            return new ArrayList<>(distinct(map.key(), below(4), () -> value(map.value())).entrySet());
        }
        if (type instanceof VectorType vector) {
            return several(vector.dimension(), () -> value(vector.element()));
        }
        List<CqlType> types = type instanceof TupleType tuple ? tuple.components()
                : ((UserType) type).fields().stream().map(UserType.Field::type).toList();
        List<Object> values = new ArrayList<>();
        for (CqlType field : types.subList(0, below(5) == 0 ? below(types.size()) + 1 : types.size())) {
            values.add(below(4) == 0 ? null : value(field));
        }
        return values;
    }

    private static List<Object> several(int count, Supplier<Object> values) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(values.get());
        }
        return list;
    }

    /** Keys that Cassandra would tell apart. */
    private Map<Object, Object> distinct(CqlType type, int count, Supplier<Object> values) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = value(type);
            keys.putIfAbsent(ExpectedItem.attribute(type, key).toString(), key);
        }
        Map<Object, Object> entries = new LinkedHashMap<>();
        keys.values().forEach(key -> entries.put(key, values.get()));
        return entries;
    }

    private Object scalar(Native type) {
        return switch (type) {
            case ASCII -> text(below(6)).replaceAll("[^\\x00-\\x7f]", "z");
            case TEXT -> text(below(6));
            case TINYINT -> (long) (byte) integer();
            case SMALLINT -> (long) (short) integer();
            case INT -> (long) (int) integer();
            case BIGINT, COUNTER -> integer();
            case TIMESTAMP -> below(2) == 0 ? integer() : 1_700_000_000_000L + random.nextInt();
            case VARINT -> varint();
            case DECIMAL -> new BigDecimal(varint(), scale());
            case FLOAT -> (float) floating(() -> (double) Float.intBitsToFloat(random.nextInt()));
            case DOUBLE -> floating(() -> Double.longBitsToDouble(random.nextLong()));
            case BOOLEAN -> random.nextBoolean();
            case BLOB -> bytes(below(6));
            case UUID -> uuid();
            case TIMEUUID -> timeUuid();
            case DATE -> LocalDate.ofEpochDay(below(2) == 0 ? random.nextInt() : below(40_000));
            case TIME -> LocalTime.ofNanoOfDay(Math.floorMod(random.nextLong(), 86_400_000_000_000L));
            case DURATION -> duration();
            case INET -> inet();
        };
    }

    String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS[below(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            bytes[i] = below(3) == 0 ? (byte) (below(3) - 1) : bytes[i];
        }
        return bytes;
    }

    /** Near zero, near the ends, near powers of two, anywhere. */
    private long integer() {
        return switch (below(4)) {
            case 0 -> below(21) - 10;
            case 1 -> random.nextLong() >> below(64);
            case 2 -> (1L << below(64)) + below(3) - 1;
            default -> (random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE) + below(3) - 1;
        };
    }

    private BigInteger varint() {
        return switch (below(4)) {
            case 0 -> BigInteger.valueOf(integer());
            case 1 -> BigInteger.TEN.pow(below(50)).add(BigInteger.valueOf(below(3) - 1)).multiply(sign());
            case 2 -> new BigInteger(below(200), random).multiply(sign());
            default -> BigInteger.valueOf(below(2000) - 1000);
        };
    }

    private BigInteger sign() {
        return random.nextBoolean() ? BigInteger.ONE : BigInteger.ONE.negate();
    }

    private int scale() {
        return switch (below(4)) {
            case 0 -> below(300) - 150;
            case 1 -> random.nextInt();
            default -> below(12) - 4;
        };
    }

    private double floating(Supplier<Double> any) {
        double[] special = {0.0, -0.0, 1, -1, 0.1, 1e-7, 1e21, 1e22, 1e23, 123456.789, 9007199254740993.0, 5e-324,
            1.4e-45, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2e-130, 1e126};
        return switch (below(3)) {
            case 0 -> special[below(special.length)];
            case 1 -> any.get();
            default -> (below(2_000_000) - 1_000_000) / Math.pow(10, below(8));
        };
    }

    private UUID uuid() {
        long high = random.nextLong() >>> (below(3) == 0 ? below(64) : 0);
        long version = below(3) == 0 ? 1 : below(16);
        return new UUID(high & ~0xf000L | version << 12, lowBits());
    }

    private UUID timeUuid() {
        long high = below(2) == 0 ? random.nextLong() : (long) below(4) << 32 | (long) below(4) << 16 | below(4);
        return new UUID(high & ~0xf000L | 0x1000, lowBits());
    }

    private long lowBits() {
        return below(2) == 0 ? random.nextLong() : (long) (below(3) - 1) << 8 * below(8);
    }

    private long[] duration() {
        long sign = random.nextBoolean() ? 1 : -1;
        return new long[] {sign * below(40), sign * below(40),
            sign * (below(3) == 0 ? 0 : Math.floorMod(integer(), Long.MAX_VALUE))};
    }

    private InetAddress inet() {
        try {
            byte[] address = new byte[below(2) == 0 ? 4 : 16];
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) (below(3) == 0 ? random.nextInt() : 0);
            }
            if (address.length == 16) {
                address[0] = 0x20;
            }
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
