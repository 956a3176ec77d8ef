package org.aeneas.core.schema;

/**
 * A column of a table.
 *
 * @param name       as stored, without quotes
 * @param descending for {@link Kind#CLUSTERING}: declared with {@code CLUSTERING ORDER BY … DESC}
 */
public record Column(String name, CqlType type, Kind kind, boolean descending) {

    public enum Kind { PARTITION_KEY, CLUSTERING, STATIC, REGULAR }

    public static Column partitionKey(String name, CqlType type) {
        return new Column(name, type, Kind.PARTITION_KEY, false);
    }

    public static Column clustering(String name, CqlType type, boolean descending) {
        return new Column(name, type, Kind.CLUSTERING, descending);
    }

    public static Column ofStatic(String name, CqlType type) {
        return new Column(name, type, Kind.STATIC, false);
    }

    public static Column regular(String name, CqlType type) {
        return new Column(name, type, Kind.REGULAR, false);
    }
}
