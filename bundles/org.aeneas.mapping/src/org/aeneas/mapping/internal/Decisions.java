package org.aeneas.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.mapping.ColumnDecision;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.TableMapping;

/** What a mapping decides, for people. */
public final class Decisions {
    private static final String VARYING = "N, else S";

    private Decisions() {
    }

    public static List<String> keys(TableMapping mapping) {
        List<String> keys = new ArrayList<>();
        keys.add("partition key " + key(mapping.partitionKey()));
        mapping.sortKey().ifPresent(key -> keys.add("sort key " + key(key)));
        return keys;
    }

    private static String key(KeyMapping key) {
        String columns = String.join(", ", key.columns());
        return key.attribute() + " (" + key.type() + ")" + switch (key.form()) {
            case COLUMN -> ": the column " + columns;
            case JOINED -> ": the texts of " + columns + ", joined by #";
            case SORT -> ": the sort encoding of " + columns;
        };
    }

    public static List<ColumnDecision> columns(TableMapping mapping) {
        return mapping.columns().stream().map(c -> decision(mapping, c)).toList();
    }

    private static ColumnDecision decision(TableMapping mapping, ColumnMapping column) {
        Column source = column.column();
        boolean isKey = mapping.isKeyAttribute(source.name());
        String type = isKey ? keyOf(mapping, source.name()).type().name() : attributeType(column.valueType());
        String dms = isKey ? keyOf(mapping, source.name()).dmsType().name() : dmsType(column.valueType());
        return column.included()
                ? new ColumnDecision(source.name(), source.type().cql(), role(source), column.attribute(), type, dms)
                : new ColumnDecision(source.name(), source.type().cql(), role(source), "", "left out", "left out");
    }

    private static KeyMapping keyOf(TableMapping mapping, String column) {
        return mapping.sortKey().filter(key -> key.isColumn() && key.columns().contains(column))
                .orElse(mapping.partitionKey());
    }

    private static String role(Column column) {
        return switch (column.kind()) {
            case PARTITION_KEY -> "partition key";
            case CLUSTERING -> column.descending() ? "clustering key, descending" : "clustering key";
            case STATIC -> "static";
            case REGULAR -> "";
        };
    }

    static String attributeType(CqlType type) {
        if (type instanceof ListType list) {
            return "L of " + attributeType(list.element());
        }
        if (type instanceof VectorType vector) {
            return "L of " + attributeType(vector.element());
        }
        if (type instanceof TupleType tuple) {
            return "L of " + tuple.components().stream().map(Decisions::attributeType).distinct()
                    .collect(Collectors.joining(", "));
        }
        if (type instanceof SetType set) {
            return setType(set);
        }
        if (type instanceof MapType map) {
            return (Types.isScalar(map.key()) ? "M of " : "L of pairs, to ") + attributeType(map.value());
        }
        return type instanceof CqlType.UserType ? "M" : scalarType(type);
    }

    private static String setType(SetType set) {
        String element = attributeType(set.element());
        return switch (element) {
            case "S" -> "SS";
            case "N" -> "NS";
            case "B" -> "BS";
            case VARYING -> "NS, else L";
            default -> "L of " + element;
        };
    }

    private static String scalarType(CqlType type) {
        if (varies(type)) {
            return VARYING;
        }
        if (type == Native.BOOLEAN) {
            return "BOOL";
        }
        return Types.isInteger(type) || type == Native.COUNTER ? "N" : Types.isBinary(type) ? "B" : "S";
    }

    /** Whether the attribute's type depends on the value. */
    static boolean varies(CqlType type) {
        return type == Native.VARINT || type == Native.DECIMAL || type == Native.FLOAT || type == Native.DOUBLE;
    }

    private static String dmsType(CqlType type) {
        return switch (CsvType.of(type)) {
            case INT8 -> "N";
            case BOOLEAN -> "BOOL";
            case STRING -> Types.isScalar(type) ? Types.isBinary(type) ? "S (base64)" : "S" : "S (JSON)";
        };
    }
}
