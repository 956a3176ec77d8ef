package org.aeneas.sandbox.shop;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/**
 * User-defined types, tuples and collections of them. Their values stand in the statements as CQL literals: the
 * driver's types for them are none of ours.
 */
final class Carts implements ShopTable {

    @Override
    public String name() {
        return "carts";
    }

    @Override
    public int percent() {
        return 8;
    }

    /** The types that the table uses, in the order in which they must be made. */
    static String[] types(String keyspace) {
        return new String[] {
            "CREATE TYPE " + keyspace + ".address (street text, city text, door int)",
            "CREATE TYPE " + keyspace + ".item (product text, price decimal, origin frozen<address>, "
                    + "marks frozen<set<text>>)" };
    }

    @Override
    public String definition(CassandraVersion version) {
        boolean unfrozen = version.isAtLeast(CassandraVersion.V3_11);
        return "(id bigint PRIMARY KEY, billing frozen<address>, delivery "
                + (unfrozen ? "address" : "frozen<address>") + ", items list<frozen<item>>, "
                + "size frozen<tuple<int, text, float>>, coupons set<frozen<tuple<int, text>>>, "
                + "amounts map<text, frozen<list<int>>>, gifts map<frozen<address>, text>, "
                + "wrapped frozen<map<text, frozen<set<int>>>>)";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> {
            Random random = shop.random("carts", row);
            return Statement.of("INSERT INTO " + shop.table("carts") + " (id, billing, delivery, items, size, coupons, "
                    + "amounts, gifts, wrapped) VALUES (" + id(row) + ", " + address(random) + ", " + address(random)
                    + ", [" + item(random) + ", " + item(random) + "], " + size(row, random) + ", {(1, '"
                    + Shop.word(random) + "'), (2, '" + Shop.word(random) + "')}, {'" + Shop.word(random) + "': "
                    + numbers(random) + "}, {" + address(random) + ": '" + Shop.word(random) + "'}, {'even': {"
                    + random.nextInt(100) * 2 + "}, 'none': {}}) USING TIMESTAMP " + shop.micros(row));
        });
    }

    private static long id(long row) {
        return row % 2 == 0 ? row : Long.MIN_VALUE + row;
    }

    private static String address(Random random) {
        String door = random.nextInt(4) == 0 ? "" : ", door: " + random.nextInt(100);
        return "{street: '" + Shop.words(random, 2) + "', city: '" + Shop.word(random) + "'" + door + "}";
    }

    private static String item(Random random) {
        return "{product: '" + Shop.word(random) + "', price: " + random.nextInt(10_000) + "." + random.nextInt(100)
                + ", origin: " + address(random) + ", marks: {'" + Shop.word(random) + "'}}";
    }

    private static String size(long row, Random random) {
        return row % 6 == 0 ? "(" + random.nextInt() + ", null, 0.5)" : "(" + random.nextInt(9) + ", 'cm', 1.25)";
    }

    private static String numbers(Random random) {
        return IntStream.range(0, 3).mapToObj(i -> Integer.toString(random.nextInt()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        Stream<Statement> grown = Shop.every(rows, 4, 1).mapToObj(row -> {
            Random random = shop.random("carts+", row);
            return update(shop, row, "items = items + [" + item(random) + "], coupons = coupons + {(9, 'late')}, "
                    + "amounts['more'] = " + numbers(random));
        });
        Stream<Statement> replaced = Shop.every(rows, 7, 2)
                .mapToObj(row -> update(shop, row, "amounts = {'all': [1]}, billing = null"));
        if (!shop.isAtLeast(CassandraVersion.V3_11)) {
            return Stream.concat(grown, replaced);
        }
        Stream<Statement> moved = Shop.every(rows, 5, 3)
                .mapToObj(row -> update(shop, row, "delivery.city = 'Lavinium', delivery.door = null"));
        return Stream.of(grown, replaced, moved).flatMap(s -> s);
    }

    private static Statement update(Shop shop, long row, String assignments) {
        return Statement.of("UPDATE " + shop.table("carts") + " USING TIMESTAMP " + shop.micros(row) + " SET "
                + assignments + " WHERE id = " + id(row));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        return Stream.of(delete(shop, rows, 6, 1, "amounts['more']"), delete(shop, rows, 9, 4, "coupons, items"),
                delete(shop, rows, 15, 8, "")).flatMap(s -> s);
    }

    private static Stream<Statement> delete(Shop shop, long rows, int divisor, int remainder, String what) {
        return Shop.every(rows, divisor, remainder).mapToObj(row -> Statement.of("DELETE " + what + " FROM "
                + shop.table("carts") + " USING TIMESTAMP " + shop.micros(row) + " WHERE id = " + id(row)));
    }

    @Override
    public Stream<Statement> revivals(Shop shop, long rows) {
        return Shop.every(rows, 18, 4).mapToObj(row -> update(shop, row, "coupons = {(7, 'again')}"));
    }
}
