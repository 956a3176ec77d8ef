package org.aeneas.sandbox.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** Keys of many types: what a sort encoding must keep in order, and a joined partition key must keep apart. */
final class Measures implements ShopTable {
    private static final int PER_PLACE = 40;

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public int percent() {
        return 5;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(place text, cell bigint, level decimal, certain boolean, serial varint, tool blob, value double, "
                + "error float, PRIMARY KEY ((place, cell), level, certain, serial, tool)) "
                + "WITH CLUSTERING ORDER BY (level ASC, certain DESC, serial DESC, tool ASC)";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        String insert = "INSERT INTO " + shop.table("measures")
                + " (place, cell, level, certain, serial, tool, value, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                + "USING TIMESTAMP ?";
        return Shop.every(rows, 1, 0).mapToObj(row -> {
            Random random = shop.random("measures", row);
            return Statement.of(insert, place(row), cell(row), level(row), row % 2 == 0, serial(row), tool(row),
                    random.nextGaussian(), random.nextFloat(), shop.micros(row));
        });
    }

    private static Object place(long row) {
        return row / PER_PLACE % 2 == 0 ? "a#b" : "a\\";
    }

    private static Object cell(long row) {
        return row / PER_PLACE - 3;
    }

    private static BigDecimal level(long row) {
        return BigDecimal.valueOf(row % 5 - 2, (int) (row % 7) - 3);
    }

    private static BigInteger serial(long row) {
        return BigInteger.valueOf(row - 20).pow((int) (row % 4) + 1);
    }

    private static ByteBuffer tool(long row) {
        return ByteBuffer.wrap(BigInteger.valueOf(row * 257).toByteArray());
    }

    private static Statement one(Shop shop, long row, String verb, Object... first) {
        Object[] key = { place(row), cell(row), level(row), row % 2 == 0, serial(row), tool(row) };
        return Statement.of(
                verb + " WHERE place = ? AND cell = ? AND level = ? AND certain = ? AND serial = ? AND tool = ?",
                Stream.concat(Stream.of(first), Stream.of(key)).toArray());
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        String update = "UPDATE " + shop.table("measures") + " USING TIMESTAMP ? SET value = ?";
        return Shop.every(rows, 6, 5).mapToObj(row -> one(shop, row, update, shop.micros(row), 1.0 * row));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        String from = " FROM " + shop.table("measures") + " USING TIMESTAMP ?";
        Stream<Statement> cells = Shop.every(rows, 7, 1)
                .mapToObj(row -> one(shop, row, "DELETE value, error" + from, shop.micros(row)));
        Stream<Statement> prefixes = Shop.every(rows, 50, 11).mapToObj(row -> Statement.of(
                "DELETE" + from + " WHERE place = ? AND cell = ? AND level = ? AND certain = ?", shop.micros(row),
                place(row), cell(row), level(row), row % 2 == 0));
        return Stream.concat(cells, prefixes);
    }
}
