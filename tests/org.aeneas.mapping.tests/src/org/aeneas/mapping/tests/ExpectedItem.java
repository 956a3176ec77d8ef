package org.aeneas.mapping.tests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/** The contract's table of attributes once more, in plain Java: slow, and unlike the encoder in every way. */
final class ExpectedItem {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn");

    private ExpectedItem() {
    }

    static boolean isAbsent(CqlType type, Object value) {
        boolean collection = type instanceof ListType || type instanceof SetType || type instanceof MapType;
        return value == null || collection && ((List<?>) value).isEmpty();
    }

    static ObjectNode attribute(CqlType type, Object value) {
        if (value == null) {
            return JSON.objectNode().put("NULL", true);
        }
        if (type instanceof Native scalar) {
            return scalar(scalar, value);
        }
        if (type instanceof CqlType.CustomType) {
            return text("B", Base64.getEncoder().encodeToString((byte[]) value));
        }
        if (type instanceof ListType list) {
            return list(list.element(), (List<?>) value);
        }
        if (type instanceof VectorType vector) {
            return list(vector.element(), (List<?>) value);
        }
        if (type instanceof SetType set) {
            return set(set, (List<?>) value);
        }
        if (type instanceof MapType map) {
            return map(map, (List<?>) value);
        }
        if (type instanceof TupleType tuple) {
            return tuple(tuple, (List<?>) value);
        }
        return user((UserType) type, (List<?>) value);
    }

    private static ObjectNode list(CqlType element, List<?> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(attribute(element, value)));
        return JSON.objectNode().set("L", array);
    }

    private static ObjectNode set(SetType type, List<?> values) {
        ObjectNode asList = list(type.element(), values);
        ArrayNode texts = JSON.arrayNode();
        HashSet<String> kinds = new HashSet<>();
        for (JsonNode element : asList.get("L")) {
            kinds.add(element.fieldNames().next());
            texts.add(element.elements().next());
        }
        return kinds.size() == 1 && List.of("S", "N", "B").containsAll(kinds)
                ? JSON.objectNode().set(kinds.iterator().next() + "S", texts) : asList;
    }

    private static ObjectNode map(MapType type, List<?> entries) {
        boolean scalarKeys = type.key() instanceof Native;
        ArrayNode pairs = JSON.arrayNode();
        ObjectNode members = JSON.objectNode();
        for (Object o : entries) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) o;
            JsonNode key = attribute(type.key(), entry.getKey());
            JsonNode value = attribute(type.value(), entry.getValue());
            pairs.add(JSON.objectNode().set("L", JSON.arrayNode().add(key).add(value)));
            String name = scalarKeys ? key.elements().next().asText() : "";
            members.set(name, value);
        }
        return members.size() < entries.size() || members.has("") ? JSON.objectNode().set("L", pairs)
                : JSON.objectNode().set("M", members);
    }

    private static ObjectNode tuple(TupleType type, List<?> values) {
        List<JsonNode> nodes = new ArrayList<>();
        for (int i = 0; i < type.components().size(); i++) {
            nodes.add(attribute(type.components().get(i), i < values.size() ? values.get(i) : null));
        }
        return JSON.objectNode().set("L", JSON.arrayNode().addAll(nodes));
    }

    private static ObjectNode user(UserType type, List<?> values) {
        ObjectNode members = JSON.objectNode();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                members.set(type.fields().get(i).name(), attribute(type.fields().get(i).type(), values.get(i)));
            }
        }
        return JSON.objectNode().set("M", members);
    }

    private static ObjectNode scalar(Native type, Object value) {
        return switch (type) {
            case ASCII, TEXT, UUID, TIMEUUID, DATE -> text("S", value.toString());
            case TINYINT, SMALLINT, INT, BIGINT, COUNTER -> text("N", value.toString());
            case VARINT -> number(new BigDecimal((BigInteger) value));
            case DECIMAL -> number((BigDecimal) value);
            case FLOAT -> floating((Float) value, d -> d.floatValue() == (Float) value);
            case DOUBLE -> floating((Double) value, d -> d.doubleValue() == (Double) value);
            case BOOLEAN -> JSON.objectNode().put("BOOL", (Boolean) value);
            case BLOB -> text("B", Base64.getEncoder().encodeToString((byte[]) value));
            case TIMESTAMP -> text("S", timestamp((Long) value));
            case TIME -> text("S", TIME.format((LocalTime) value));
            case DURATION -> text("S", duration((long[]) value));
            case INET -> text("S", inet((InetAddress) value));
        };
    }

    static ObjectNode text(String kind, String text) {
        return JSON.objectNode().put(kind, text);
    }

    private static ObjectNode number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (value.signum() == 0) {
            return text("N", "0");
        }
        if (stripped.precision() > 38 || exponent < -130 || exponent > 125) {
            return text("S", value.toString());
        }
        return text("N", exponent >= -7 && exponent < 38 ? stripped.toPlainString() : stripped.toString());
    }

    private static ObjectNode floating(double value, Predicate<BigDecimal> reads) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0 && 1 / value < 0) {
            return text("S", Double.toString(value));
        }
        return number(shortest(value, reads).stripTrailingZeros());
    }

    /** The number rounded to so few digits that it just still reads as the same. */
    static BigDecimal shortest(double value, Predicate<BigDecimal> reads) {
        int digits = 1;
        while (!reads.test(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)))) {
            digits++;
        }
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    static String timestamp(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        String seconds = instant.atOffset(ZoneOffset.UTC).toLocalDate() + "T"
                + DateTimeFormatter.ofPattern("HH:mm:ss.SSS").format(instant.atOffset(ZoneOffset.UTC));
        return seconds + "Z";
    }

    private static String duration(long[] d) {
        StringBuilder text = new StringBuilder(d[0] < 0 || d[1] < 0 || d[2] < 0 ? "-" : "");
        String[] units = {"y", "mo", "d", "h", "m", "s", "ms", "us", "ns"};
        long nanos = Math.abs(d[2]);
        long[] amounts = {Math.abs(d[0]) / 12, Math.abs(d[0]) % 12, Math.abs(d[1]), nanos / 3_600_000_000_000L,
            nanos / 60_000_000_000L % 60, nanos / 1_000_000_000L % 60, nanos / 1_000_000 % 1000, nanos / 1000 % 1000,
            nanos % 1000};
        for (int i = 0; i < units.length; i++) {
            text.append(amounts[i] == 0 ? "" : amounts[i] + units[i]);
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** RFC 5952 by text: the longest run of zero groups is what a regular expression finds longest. */
    private static String inet(InetAddress address) {
        if (address.getAddress().length == 4) {
            return address.getHostAddress();
        }
        String[] groups = address.getHostAddress().split(":");
        for (int length = 8; length > 1; length--) {
            for (int at = 0; at + length <= 8; at++) {
                List<String> run = List.of(groups).subList(at, at + length);
                if (run.stream().allMatch("0"::equals)) {
                    return String.join(":", List.of(groups).subList(0, at)) + "::"
                            + String.join(":", List.of(groups).subList(at + length, 8));
                }
            }
        }
        return String.join(":", groups);
    }

    /** DynamoDB's size of an item, from its JSON. */
    static int size(JsonNode item) {
        int size = 0;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            size += utf8(field.getKey()) + valueSize(field.getValue());
        }
        return size;
    }

    private static int valueSize(JsonNode attribute) {
        String kind = attribute.fieldNames().next();
        JsonNode value = attribute.get(kind);
        int size = 0;
        switch (kind) {
            case "S", "N", "B" -> size = scalarSize(kind, value.textValue());
            case "BOOL", "NULL" -> size = 1;
            case "SS", "NS", "BS" -> {
                for (JsonNode element : value) {
                    size += scalarSize(kind.substring(0, 1), element.textValue());
                }
            }
            case "L" -> {
                size = 3;
                for (JsonNode element : value) {
                    size += 1 + valueSize(element);
                }
            }
            default -> size = 3 + value.size() + size(value);
        }
        return size;
    }

    private static int scalarSize(String kind, String text) {
        return switch (kind) {
            case "S" -> utf8(text);
            case "B" -> Base64.getDecoder().decode(text).length;
            default -> numberSize(new BigDecimal(text));
        };
    }

    /** Pairs of digits around the point, one byte more, and one for a minus. */
    private static int numberSize(BigDecimal value) {
        if (value.signum() == 0) {
            return 2;
        }
        BigDecimal stripped = value.abs().stripTrailingZeros();
        int pairs = 0;
        BigInteger hundred = BigInteger.valueOf(100);
        BigInteger digits = Math.floorMod(stripped.scale(), 2) == 0 ? stripped.unscaledValue()
                : stripped.unscaledValue().multiply(BigInteger.TEN);
        while (digits.signum() > 0) {
            pairs++;
            digits = digits.divide(hundred);
        }
        return pairs + 1 + (value.signum() < 0 ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
