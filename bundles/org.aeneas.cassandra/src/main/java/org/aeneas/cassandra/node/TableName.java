package org.aeneas.cassandra.node;

/** A table, by the names that Cassandra knows: case counts. */
public record TableName(String keyspace, String table) implements Comparable<TableName> {

    /** @param qualified {@code shop.orders} */
    public static TableName of(String qualified) {
        int dot = qualified.indexOf('.');
        if (dot < 1 || dot == qualified.length() - 1) {
            throw new IllegalArgumentException("not the name of a table with its keyspace: " + qualified);
        }
        return new TableName(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return keyspace + "." + table;
    }
}
