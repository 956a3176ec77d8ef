package org.aeneas.sandbox.shop;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** A log in few partitions, of which one holds nearly everything. */
final class OrderEvents implements ShopTable {
    private static final int SMALL_EVERY = 20;

    @Override
    public String name() {
        return "order_events";
    }

    @Override
    public int percent() {
        return 25;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(shop text, year int, at timeuuid, kind ascii, customer uuid, detail text, proof blob, "
                + "PRIMARY KEY ((shop, year), at))";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> {
            Random random = shop.random("order_events", row);
            byte[] proof = new byte[8 + random.nextInt(24)];
            random.nextBytes(proof);
            return Statement.of(
                    "INSERT INTO " + shop.table("order_events")
                            + " (shop, year, at, kind, customer, detail, proof) VALUES (?, ?, ?, ?, ?, ?, ?) "
                            + "USING TIMESTAMP ?",
                    shopName(row), year(row), shop.timeUuid(row), random.nextBoolean() ? "sale" : "visit",
                    Customers.id(shop, row % 100), Shop.words(random, 6), ByteBuffer.wrap(proof), shop.micros(row));
        });
    }

    /** Names with the characters that joined keys must escape. */
    private static String shopName(long row) {
        return row % SMALL_EVERY == 7 ? "stall #" + row % 200 + " \\ harbour" : "agora";
    }

    private static Object year(long row) {
        return row % SMALL_EVERY == 7 ? -1180 : 2026;
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        return Shop.every(rows, 9, 2).mapToObj(row -> Statement.of(
                "UPDATE " + shop.table("order_events")
                        + " USING TIMESTAMP ? SET detail = ? WHERE shop = ? AND year = ? AND at = ?",
                shop.micros(row), "corrected " + row, shopName(row), year(row), shop.timeUuid(row)));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        String from = "DELETE FROM " + shop.table("order_events") + " USING TIMESTAMP ? WHERE shop = ? AND year = ?";
        Stream<Statement> single = Shop.every(rows, 17, 3).mapToObj(row -> Statement.of(from + " AND at = ?",
                shop.micros(row), shopName(row), year(row), shop.timeUuid(row)));
        if (!shop.isAtLeast(CassandraVersion.V3_0)) {
            return single;
        }
        // Slices by a lower and an upper bound, both kinds of each.
        Stream<Statement> closed = Shop.every(rows, 400, 50).mapToObj(row -> Statement.of(
                from + " AND at >= ? AND at <= ?", shop.micros(row), "agora", 2026, shop.timeUuid(row),
                shop.timeUuid(row + 9)));
        Stream<Statement> open = Shop.every(rows, 500, 250).mapToObj(row -> Statement.of(
                from + " AND at > ? AND at < ?", shop.micros(row), "agora", 2026, shop.timeUuid(row),
                shop.timeUuid(row + 6)));
        return Stream.of(single, closed, open).flatMap(s -> s);
    }

    @Override
    public Stream<Statement> revivals(Shop shop, long rows) {
        return inserts(shop, rows).skip(52).limit(2);
    }
}
