package org.aeneas.sandbox.shop;

import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** Counters. They take no write times, so nothing that was deleted is counted again. */
final class ProductViews implements ShopTable {
    private static final int PER_CATEGORY = 25;

    @Override
    public String name() {
        return "product_views";
    }

    @Override
    public int percent() {
        return 5;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(category text, product int, views counter, returns counter, PRIMARY KEY (category, product))";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> count(shop, row, "views"));
    }

    private static Statement count(Shop shop, long row, String counter) {
        Random random = shop.random(counter, row);
        return Statement.of(
                "UPDATE " + shop.table("product_views") + " SET " + counter + " = " + counter
                        + " + ? WHERE category = ? AND product = ?",
                (long) random.nextInt(-1_000, 100_000), category(row), product(row));
    }

    private static Object category(long row) {
        return "category " + row / PER_CATEGORY;
    }

    private static Object product(long row) {
        return (int) (row % PER_CATEGORY - PER_CATEGORY / 2);
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        return Stream.concat(Shop.every(rows, 3, 1).mapToObj(row -> count(shop, row, "views")),
                Shop.every(rows, 4, 2).mapToObj(row -> count(shop, row, "returns")));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        return Shop.every(rows, 19, 6).mapToObj(row -> Statement.of(
                "DELETE FROM " + shop.table("product_views") + " WHERE category = ? AND product = ?", category(row),
                product(row)));
    }
}
