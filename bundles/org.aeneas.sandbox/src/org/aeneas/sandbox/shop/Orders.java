package org.aeneas.sandbox.shop;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** Two clustering columns, the first of them descending, and static columns. */
final class Orders implements ShopTable {
    private static final int PER_CUSTOMER = 12;
    private static final String[] STATUS = { "open", "paid", "shipped", "returned" };

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public int percent() {
        return 26;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(customer uuid, placed timestamp, number int, status text, total decimal, gift boolean, "
                + "greeting text static, discount int static, PRIMARY KEY (customer, placed, number)) "
                + "WITH CLUSTERING ORDER BY (placed DESC, number ASC)";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        Stream<Statement> orders = Shop.every(rows, 1, 0).mapToObj(row -> insert(shop, row));
        // The first customer of each dozen only greets: static data without a row.
        Stream<Statement> statics = Shop.every(rows / PER_CUSTOMER + 2, 2, 0).mapToObj(customer -> Statement.of(
                "INSERT INTO " + shop.table("orders") + " (customer, greeting, discount) VALUES (?, ?, ?) "
                        + "USING TIMESTAMP ?",
                Customers.id(shop, customer), "Welcome, customer " + customer, (int) (customer % 30),
                shop.micros(customer)));
        return Stream.concat(orders, statics);
    }

    private static Statement insert(Shop shop, long row) {
        Random random = shop.random("orders", row);
        return Statement.of(
                "INSERT INTO " + shop.table("orders")
                        + " (customer, placed, number, status, total, gift) VALUES (?, ?, ?, ?, ?, ?) "
                        + "USING TIMESTAMP ?",
                customer(shop, row), placed(shop, row), number(row), STATUS[random.nextInt(STATUS.length)],
                BigDecimal.valueOf(random.nextInt(10_000_000), 2), random.nextBoolean(), shop.micros(row));
    }

    private static Object customer(Shop shop, long row) {
        return Customers.id(shop, row / PER_CUSTOMER);
    }

    /** Some orders are placed at the same moment, and differ by number only. */
    private static Object placed(Shop shop, long row) {
        return shop.instant(row / 3 * 61);
    }

    private static Object number(long row) {
        return (int) (row % 2 == 0 ? row : -row);
    }

    private static String one(String verb) {
        return verb + " WHERE customer = ? AND placed = ? AND number = ?";
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        String update = "UPDATE " + shop.table("orders") + " USING TIMESTAMP ? SET status = ?";
        Stream<Statement> shipped = Shop.every(rows, 4, 1).mapToObj(row -> Statement.of(one(update),
                shop.micros(row), "delivered", customer(shop, row), placed(shop, row), number(row)));
        Stream<Statement> statics = Shop.every(rows / PER_CUSTOMER, 4, 2).mapToObj(customer -> Statement.of(
                "UPDATE " + shop.table("orders") + " USING TIMESTAMP ? SET discount = ? WHERE customer = ?",
                shop.micros(customer), 50, Customers.id(shop, customer)));
        return Stream.concat(shipped, statics);
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        String from = " FROM " + shop.table("orders") + " USING TIMESTAMP ?";
        Stream<Statement> cells = Shop.every(rows, 10, 3).mapToObj(row -> Statement.of(one("DELETE total" + from),
                shop.micros(row), customer(shop, row), placed(shop, row), number(row)));
        Stream<Statement> single = Shop.every(rows, 14, 4).mapToObj(row -> Statement.of(one("DELETE" + from),
                shop.micros(row), customer(shop, row), placed(shop, row), number(row)));
        // All orders of one moment: a range, which every version knows.
        Stream<Statement> moments = Shop.every(rows, 60, 9).mapToObj(
                row -> Statement.of("DELETE" + from + " WHERE customer = ? AND placed = ?", shop.micros(row),
                        customer(shop, row), placed(shop, row)));
        Stream<Statement> partitions = Shop.every(rows / PER_CUSTOMER, 20, 5).mapToObj(customer -> Statement
                .of("DELETE" + from + " WHERE customer = ?", shop.micros(customer), Customers.id(shop, customer)));
        Stream<Statement> statics = Shop.every(rows / PER_CUSTOMER, 12, 4).mapToObj(customer -> Statement.of(
                "DELETE greeting" + from + " WHERE customer = ?", shop.micros(customer),
                Customers.id(shop, customer)));
        return Stream.of(cells, single, moments, partitions, statics).flatMap(s -> s);
    }

    @Override
    public Stream<Statement> revivals(Shop shop, long rows) {
        return Shop.every(rows, 28, 4).mapToObj(row -> insert(shop, row));
    }
}
