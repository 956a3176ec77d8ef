package org.aeneas.sstable.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.TableSchema;

/** The schemas of the fixtures' tables, as their CREATE TABLE statements said. */
final class FixtureTables {
    private static final List<UserType.Field> ADDRESS = List.of(new UserType.Field("street", Native.TEXT),
            new UserType.Field("zip", Native.INT), new UserType.Field("phones", new SetType(Native.TEXT, true)));

    private FixtureTables() {
    }

    static TableSchema schema(Fixture fixture, String table) {
        return switch (table) {
            case "wide" -> wide(fixture);
            case "comp" -> TableSchema.of("feat", "comp", Column.partitionKey("a", Native.INT),
                    Column.partitionKey("b", Native.TEXT), Column.clustering("c", Native.TIMESTAMP, false),
                    Column.regular("val", Native.TEXT));
            case "cnt" -> TableSchema.of("feat", "cnt", Column.partitionKey("k", Native.TEXT),
                    Column.clustering("c", Native.TEXT, false), Column.regular("n", Native.COUNTER));
            case "cs1" -> compact("cs1", Column.partitionKey("k", Native.TEXT), Column.regular("a", Native.INT),
                    Column.regular("b", Native.TEXT));
            case "cs2" -> compact("cs2", Column.partitionKey("k", Native.TEXT),
                    Column.clustering("c", Native.INT, false), Column.regular("v", Native.BLOB));
            case "cs3" -> compact("cs3", Column.partitionKey("k", Native.TEXT),
                    Column.clustering("c1", Native.INT, false), Column.clustering("c2", Native.TEXT, false),
                    Column.regular("v", Native.TEXT));
            default -> throw new IllegalArgumentException(table);
        };
    }

    /** A table WITH COMPACT STORAGE. */
    static TableSchema compact(String name, Column... columns) {
        return new TableSchema("feat", name, Optional.empty(), List.of(columns), true, List.of(), List.of(), List.of(),
                0);
    }

    private static TableSchema wide(Fixture fixture) {
        List<Column> columns = new ArrayList<>(List.of(Column.partitionKey("pk", Native.TEXT),
                Column.clustering("ck1", Native.INT, true), Column.clustering("ck2", Native.TIMEUUID, false),
                Column.ofStatic("st", Native.TEXT), Column.ofStatic("stm", new MapType(Native.TEXT, Native.INT, false)),
                Column.regular("v", Native.ASCII), Column.regular("b", Native.BLOB),
                Column.regular("vi", Native.VARINT), Column.regular("de", Native.DECIMAL),
                Column.regular("fl", Native.FLOAT),
                Column.regular("db", Native.DOUBLE), Column.regular("bo", Native.BOOLEAN),
                Column.regular("bi", Native.BIGINT), Column.regular("ts", Native.TIMESTAMP),
                Column.regular("u", Native.UUID), Column.regular("ine", Native.INET),
                Column.regular("s", new SetType(Native.TEXT, false)),
                Column.regular("l", new ListType(Native.INT, false)),
                Column.regular("m", new MapType(Native.TEXT, Native.TEXT, false)),
                Column.regular("fs", new SetType(Native.INT, true)),
                Column.regular("fl2", new ListType(Native.TEXT, true)),
                Column.regular("fm", new MapType(Native.INT, Native.TEXT, true)),
                Column.regular("ad", new UserType("feat", "addr", ADDRESS, true)),
                Column.regular("tp", new TupleType(List.of(Native.INT, Native.TEXT))),
                Column.regular("ttlv", Native.TEXT)));
        if (fixture.hasDates()) {
            columns.addAll(List.of(Column.regular("d", Native.DATE), Column.regular("t", Native.TIME),
                    Column.regular("si", Native.SMALLINT), Column.regular("ti", Native.TINYINT)));
        }
        if (fixture.hasDurations()) {
            columns.addAll(List.of(Column.regular("du", Native.DURATION),
                    Column.regular("uf", new UserType("feat", "addr", ADDRESS, false))));
        }
        return TableSchema.of("feat", "wide", columns.toArray(Column[]::new));
    }
}
