package org.aeneas.mapping.tests;

import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/** Types to test with. */
final class Types {
    static final UserType ADDRESS = new UserType("ks", "address",
            List.of(new UserType.Field("street", Native.TEXT), new UserType.Field("zip \"code\"", Native.INT),
                    new UserType.Field("tags", new SetType(Native.TEXT, true))), true);

    private Types() {
    }

    /** Those that Cassandra allows in a primary key. */
    static Stream<Native> ofKeys() {
        return Stream.of(Native.values()).filter(t -> t != Native.COUNTER && t != Native.DURATION);
    }

    static Stream<CqlType> scalars() {
        return Stream.of(Native.values());
    }

    static Stream<CqlType> structured() {
        return Stream.of(new ListType(Native.INT, false), new ListType(Native.TEXT, true),
                new SetType(Native.TEXT, false),
                new SetType(Native.BIGINT, true), new SetType(Native.DOUBLE, true), new SetType(Native.BLOB, true),
                new SetType(Native.BOOLEAN, true), new SetType(Native.DECIMAL, true), new SetType(Native.UUID, true),
                new MapType(Native.TEXT, Native.INT, false), new MapType(Native.INT, Native.TEXT, true),
                new MapType(Native.DOUBLE, Native.DECIMAL, true), new MapType(Native.BOOLEAN, Native.DURATION, true),
                new MapType(Native.TIMESTAMP, new ListType(Native.BLOB, true), true),
                new MapType(new TupleType(List.of(Native.INT, Native.TEXT)), Native.VARINT, true),
                new SetType(ADDRESS, true), ADDRESS, new ListType(new ListType(ADDRESS, true), true),
                new TupleType(List.of(Native.INT, Native.TEXT, Native.INET)), new TupleType(List.of(ADDRESS)),
                new VectorType(Native.FLOAT, 3), new VectorType(Native.TEXT, 2), new VectorType(Native.SMALLINT, 2),
                new VectorType(new VectorType(Native.INT, 2), 2), new CqlType.CustomType("org.example.Shape"));
    }

    static Stream<CqlType> all() {
        return Stream.concat(scalars(), structured());
    }
}
