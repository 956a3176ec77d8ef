package org.aeneas.sandbox.shop;

import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** A table of key columns only. */
final class Wishes implements ShopTable {

    @Override
    public String name() {
        return "wishes";
    }

    @Override
    public int percent() {
        return 4;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(customer uuid, product text, PRIMARY KEY (customer, product))";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> insert(shop, row));
    }

    private static Statement insert(Shop shop, long row) {
        return Statement.of(
                "INSERT INTO " + shop.table("wishes") + " (customer, product) VALUES (?, ?) USING TIMESTAMP ?",
                Customers.id(shop, row / 3), product(shop, row), shop.micros(row));
    }

    private static Object product(Shop shop, long row) {
        return Shop.words(shop.random("wishes", row), 2) + " " + row;
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        return Shop.every(rows, 5, 0).mapToObj(row -> insert(shop, row));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        String delete = "DELETE FROM " + shop.table("wishes") + " USING TIMESTAMP ? WHERE customer = ?";
        return Stream.concat(
                Shop.every(rows, 6, 1).mapToObj(row -> Statement.of(delete + " AND product = ?", shop.micros(row),
                        Customers.id(shop, row / 3), product(shop, row))),
                Shop.every(rows / 3, 15, 2).mapToObj(
                        customer -> Statement.of(delete, shop.micros(customer), Customers.id(shop, customer))));
    }

    @Override
    public Stream<Statement> revivals(Shop shop, long rows) {
        return Shop.every(rows, 12, 1).mapToObj(row -> insert(shop, row));
    }
}
