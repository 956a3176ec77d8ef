package org.aeneas.core.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a type that is written as the name of Cassandra's class for it ({@code TypeParser} there), as CQL texts do
 * for types that the writer of the text did not know.
 */
final class MarshalType {
    static final CqlType EMPTY = new CqlType.CustomType("org.apache.cassandra.db.marshal.EmptyType");

    private static final String PACKAGE = "org.apache.cassandra.db.marshal.";
    private static final Map<String, CqlType.Native> SCALARS = Map.ofEntries(
            Map.entry("AsciiType", CqlType.Native.ASCII), Map.entry("LongType", CqlType.Native.BIGINT),
            Map.entry("BytesType", CqlType.Native.BLOB), Map.entry("BooleanType", CqlType.Native.BOOLEAN),
            Map.entry("CounterColumnType", CqlType.Native.COUNTER), Map.entry("SimpleDateType", CqlType.Native.DATE),
            Map.entry("DecimalType", CqlType.Native.DECIMAL), Map.entry("DoubleType", CqlType.Native.DOUBLE),
            Map.entry("DurationType", CqlType.Native.DURATION), Map.entry("FloatType", CqlType.Native.FLOAT),
            Map.entry("InetAddressType", CqlType.Native.INET), Map.entry("Int32Type", CqlType.Native.INT),
            Map.entry("ShortType", CqlType.Native.SMALLINT), Map.entry("UTF8Type", CqlType.Native.TEXT),
            Map.entry("TimeType", CqlType.Native.TIME), Map.entry("TimestampType", CqlType.Native.TIMESTAMP),
            Map.entry("DateType", CqlType.Native.TIMESTAMP), Map.entry("TimeUUIDType", CqlType.Native.TIMEUUID),
            Map.entry("ByteType", CqlType.Native.TINYINT), Map.entry("UUIDType", CqlType.Native.UUID),
            Map.entry("IntegerType", CqlType.Native.VARINT));

    private final String text;
    private int at;

    private MarshalType(String text) {
        this.text = text.replaceAll("\\s", "");
    }

    /** @return the CQL type of that class; {@link CqlType.CustomType} where CQL has none */
    static CqlType read(String className, boolean frozen) {
        MarshalType reader = new MarshalType(className);
        Optional<CqlType> type = reader.type(frozen).filter(t -> reader.at == reader.text.length());
        return type.orElseGet(() -> className.equals("empty") ? EMPTY : new CqlType.CustomType(className));
    }

    private Optional<CqlType> type(boolean frozen) {
        String name = word();
        if (name.startsWith(PACKAGE)) {
            name = name.substring(PACKAGE.length());
        }
        if (!accept('(')) {
            return name.equals("EmptyType") ? Optional.of(EMPTY) : Optional.ofNullable(SCALARS.get(name));
        }
        Optional<CqlType> type = switch (name) {
            case "FrozenType" -> type(true);
            case "ListType" -> type(true).map(e -> new CqlType.ListType(e, frozen));
            case "SetType" -> type(true).map(e -> new CqlType.SetType(e, frozen));
            case "MapType" -> type(true).filter(k -> accept(','))
                    .flatMap(k -> type(true).map(v -> new CqlType.MapType(k, v, frozen)));
            case "TupleType" -> tuple();
            case "VectorType" -> type(true).filter(e -> accept(',')).flatMap(this::vector);
            case "UserType" -> userType(frozen);
            default -> Optional.empty();
        };
        return type.filter(t -> accept(')'));
    }

    private Optional<CqlType> tuple() {
        List<CqlType> components = new ArrayList<>();
        do {
            Optional<CqlType> component = type(true);
            if (component.isEmpty()) {
                return Optional.empty();
            }
            components.add(component.get());
        } while (accept(','));
        return Optional.of(new CqlType.TupleType(components));
    }

    private Optional<CqlType> vector(CqlType element) {
        String dimension = word();
        return dimension.matches("[1-9][0-9]{0,8}")
                ? Optional.of(new CqlType.VectorType(element, Integer.parseInt(dimension))) : Optional.empty();
    }

    /** {@code UserType(keyspace,name,field:type,…)}, names of the type and its fields in hex. */
    private Optional<CqlType> userType(boolean frozen) {
        String keyspace = word();
        Optional<String> name = accept(',') ? hexName() : Optional.empty();
        List<CqlType.UserType.Field> fields = new ArrayList<>();
        while (accept(',')) {
            Optional<CqlType.UserType.Field> field = hexName().filter(f -> accept(':'))
                    .flatMap(f -> type(true).map(t -> new CqlType.UserType.Field(f, t)));
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        return name.filter(n -> !fields.isEmpty()).map(n -> new CqlType.UserType(keyspace, n, fields, frozen));
    }

    private Optional<String> hexName() {
        String hex = word();
        return hex.matches("([0-9a-fA-F]{2})+")
                ? Optional.of(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private String word() {
        int from = at;
        while (at < text.length() && "(),:".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean accept(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }
}
