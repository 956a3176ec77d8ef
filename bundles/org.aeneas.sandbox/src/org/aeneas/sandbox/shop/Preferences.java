package org.aeneas.sandbox.shop;

import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** A table from the days of Thrift, with compact storage: until Cassandra 3.11. */
final class Preferences implements ShopTable {
    private static final int PER_USER = 4;

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public int percent() {
        return 4;
    }

    @Override
    public boolean isIn(CassandraVersion version) {
        return !version.isAtLeast(CassandraVersion.V4_0);
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(login text, name text, value text, PRIMARY KEY (login, name)) WITH COMPACT STORAGE";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> write(shop, row, Shop.words(shop.random("prefs", row), 2)));
    }

    private static Statement write(Shop shop, long row, String value) {
        return Statement.of(
                "INSERT INTO " + shop.table("preferences") + " (login, name, value) VALUES (?, ?, ?) "
                        + "USING TIMESTAMP ?",
                "login" + row / PER_USER, "name" + row % PER_USER, value, shop.micros(row));
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        return Shop.every(rows, 5, 2).mapToObj(row -> write(shop, row, "changed"));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        return Shop.every(rows, 8, 3).mapToObj(row -> Statement.of(
                "DELETE FROM " + shop.table("preferences") + " USING TIMESTAMP ? WHERE login = ? AND name = ?",
                shop.micros(row), "login" + row / PER_USER, "name" + row % PER_USER));
    }
}
