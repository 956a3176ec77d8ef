package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;

/** The types that a version has, and the columns in which one of them can stand. */
record PlacedTypes(String keyspace, CassandraVersion version, SourceConnection connection) {

    /** Scalars, and some of each kind that is made of others; all frozen. */
    List<CqlType> all() {
        CqlType userType = userType("part", Native.INT, true);
        List<CqlType> types = new ArrayList<>();
        for (Native scalar : Native.values()) {
            if (version.isAtLeast(since(scalar)) && scalar != Native.COUNTER) {
                types.add(scalar);
            }
        }
        types.addAll(List.of(new ListType(Native.TEXT, true), new SetType(Native.UUID, true),
                new MapType(Native.INT, Native.BLOB, true), new TupleType(List.of(Native.DOUBLE, Native.TEXT)),
                userType,
                new ListType(new MapType(Native.TEXT, new TupleType(List.of(userType, Native.INET)), true), true)));
        if (version.isAtLeast(CassandraVersion.V5_0)) {
            types.addAll(List.of(new VectorType(Native.FLOAT, 3), new VectorType(Native.TEXT, 2),
                    new VectorType(new VectorType(Native.INT, 2), 2)));
        }
        return types;
    }

    private static CassandraVersion since(Native type) {
        return switch (type) {
            case DATE, TIME, SMALLINT, TINYINT -> CassandraVersion.V2_2;
            case DURATION -> CassandraVersion.V3_11;
            default -> CassandraVersion.V2_1;
        };
    }

    /** Cassandra orders no durations. */
    static boolean isKey(CqlType type) {
        return type != Native.DURATION;
    }

    /** 2.2 dies when it writes to disk what is static beside clustering values of these types. */
    private boolean takesStatics(CqlType clustering) {
        return version != CassandraVersion.V2_2 || clustering != Native.TINYINT && clustering != Native.SMALLINT;
    }

    /** The type in a composite partition key, in both orders of clustering, and wherever else it can stand. */
    List<Column> everywhere(CqlType type, String suffix) {
        CqlType key = isKey(type) ? type : Native.INT;
        List<Column> columns = new ArrayList<>(List.of(Column.partitionKey("p", key),
                Column.partitionKey("q", Native.INT), Column.clustering("c", key, false),
                Column.clustering("d", key, true), Column.regular("v", type)));
        if (takesStatics(key)) {
            columns.add(Column.ofStatic("s", type));
            columns.add(Column.ofStatic("sl", new ListType(type, false)));
        }
        CqlType inner = userType("inner_" + suffix, type, true);
        add(columns, new ListType(type, false), new ListType(type, true), new MapType(Native.INT, type, false),
                new MapType(Native.INT, type, true), new TupleType(List.of(type, Native.INT, type)), inner,
                new ListType(inner, false),
                new MapType(Native.TEXT, new ListType(new ListType(type, true), true), false));
        if (isKey(type)) {
            add(columns, new SetType(type, false), new SetType(type, true), new MapType(type, Native.INT, false),
                    new MapType(type, type, true), new SetType(new TupleType(List.of(type, Native.TEXT)), false),
                    new MapType(new SetType(type, true), inner, false));
            if (takesStatics(key)) {
                columns.add(Column.ofStatic("sm", new MapType(type, type, false)));
            }
        }
        if (version.isAtLeast(CassandraVersion.V3_11)) {
            add(columns, new UserType(keyspace, "inner_" + suffix, ((UserType) inner).fields(), false));
        }
        if (version.isAtLeast(CassandraVersion.V5_0)) {
            add(columns, new VectorType(type, 2), new ListType(new VectorType(type, 1), false));
        }
        return columns;
    }

    /** The type as the only column of the key, and as the only other. */
    List<Column> alone(CqlType type) {
        return List.of(Column.partitionKey("p", isKey(type) ? type : Native.INT), Column.regular("v", type));
    }

    private static void add(List<Column> columns, CqlType... types) {
        for (CqlType type : types) {
            columns.add(Column.regular("v" + columns.size(), type));
        }
    }

    private UserType userType(String name, CqlType field, boolean frozen) {
        connection.execute("CREATE TYPE " + keyspace + "." + name + " (a " + field.cql() + ", b int, c "
                + field.cql() + ")");
        return new UserType(keyspace, name, List.of(new UserType.Field("a", field), new UserType.Field("b", Native.INT),
                new UserType.Field("c", field)), frozen);
    }
}
