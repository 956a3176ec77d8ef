package org.aeneas.core.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A CQL type of any Cassandra from 2.1 to 5.0. */
public sealed interface CqlType {

    /** The scalar types. {@code varchar} is {@link #TEXT}. */
    enum Native implements CqlType {
        ASCII, BIGINT, BLOB, BOOLEAN, COUNTER, DATE, DECIMAL, DOUBLE, DURATION, FLOAT, INET, INT, SMALLINT, TEXT, TIME,
        TIMESTAMP, TIMEUUID, TINYINT, UUID, VARINT;

        @Override
        public String cql() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the scalar of that CQL name, {@code varchar} included; empty if there is none */
        public static Optional<Native> named(String cql) {
            String name = cql.toUpperCase(Locale.ROOT);
            if (name.equals("VARCHAR")) {
                return Optional.of(TEXT);
            }
            for (Native type : values()) {
                if (type.name().equals(name)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    record ListType(CqlType element, boolean frozen) implements CqlType {
        @Override
        public String cql() {
            return freeze(frozen, "list<" + element.cql() + ">");
        }
    }

    record SetType(CqlType element, boolean frozen) implements CqlType {
        @Override
        public String cql() {
            return freeze(frozen, "set<" + element.cql() + ">");
        }
    }

    record MapType(CqlType key, CqlType value, boolean frozen) implements CqlType {
        @Override
        public String cql() {
            return freeze(frozen, "map<" + key.cql() + ", " + value.cql() + ">");
        }
    }

    /** Always frozen, whether the schema says so or not. */
    record TupleType(List<CqlType> components) implements CqlType {
        public TupleType {
            components = List.copyOf(components);
        }

        @Override
        public String cql() {
            return "frozen<tuple<" + components.stream().map(CqlType::cql).collect(Collectors.joining(", ")) + ">>";
        }
    }

    /** Cassandra 5.0; {@code dimension} elements, none of them null. */
    record VectorType(CqlType element, int dimension) implements CqlType {
        @Override
        public String cql() {
            return "vector<" + element.cql() + ", " + dimension + ">";
        }
    }

    /** A user-defined type with the fields that it has now; a value may have fewer (added later) of them. */
    record UserType(String keyspace, String name, List<Field> fields, boolean frozen) implements CqlType {
        public record Field(String name, CqlType type) {
        }

        public UserType {
            fields = List.copyOf(fields);
        }

        @Override
        public String cql() {
            return freeze(frozen, Identifiers.quoteType(name));
        }
    }

    /** A type of a class of somebody's own, or Cassandra's EmptyType; its values are bytes to us. */
    record CustomType(String className) implements CqlType {
        @Override
        public String cql() {
            return "'" + className.replace("'", "''") + "'";
        }
    }

    /** As CQL writes it, identifiers quoted where they must be. */
    String cql();

    /** Stored as one cell an element (or field), each with its own write time and expiry. */
    default boolean multiCell() {
        return this instanceof ListType list && !list.frozen()
                || this instanceof SetType set && !set.frozen()
                || this instanceof MapType map && !map.frozen()
                || this instanceof UserType user && !user.frozen();
    }

    private static String freeze(boolean frozen, String inner) {
        return frozen ? "frozen<" + inner + ">" : inner;
    }
}
