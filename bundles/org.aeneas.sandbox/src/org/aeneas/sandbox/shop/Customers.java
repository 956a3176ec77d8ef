package org.aeneas.sandbox.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** A row a partition, with a column of every scalar type that the version has, and unfrozen collections. */
final class Customers implements ShopTable {
    private static final String COLUMNS = "id, name, nickname, email, active, age, visits, credit, balance, rating, "
            + "score, last_login, last_session, home, avatar, tags, phones, notes";
    private static final String[] DURATIONS = { "1mo2d3h", "-12h30m", "89h4m48s", "1y", "250ms", "3w", "0s" };
    private static final String[] VECTORS = { "[0.1, -0.2, 0.3]", "[1, 0, 0]", "[3.4028235e38, -1.0e-45, 0.5]",
        "[0, 0, 0]", "[0.25, 0.5, 0.75]", "[-1, -1, -1]", "[1.5, 2.5, 3.5]" };

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public int percent() {
        return 15;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(id uuid PRIMARY KEY, name text, nickname varchar, email ascii, active boolean, age int, "
                + "visits bigint, credit varint, balance decimal, rating float, score double, last_login timestamp, "
                + "last_session timeuuid, home inet, avatar blob, tags set<text>, phones map<text, text>, "
                + "notes list<text>"
                + (version.isAtLeast(CassandraVersion.V2_2)
                        ? ", born date, breakfast time, loyalty smallint, tier tinyint" : "")
                + (version.isAtLeast(CassandraVersion.V3_11) ? ", patience duration" : "")
                + (version.isAtLeast(CassandraVersion.V5_0) ? ", taste vector<float, 3>" : "") + ")";
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> insert(shop, row));
    }

    private static Statement insert(Shop shop, long row) {
        Random random = shop.random("customers", row);
        List<Object> values = new ArrayList<>(values(shop, row, random));
        String columns = COLUMNS;
        if (shop.isAtLeast(CassandraVersion.V2_2)) {
            columns += ", born, breakfast, loyalty, tier";
            values.addAll(List.of(LocalDate.of(1930, 1, 1).plusDays(random.nextInt(32_000)),
                    LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)), (short) random.nextInt(-999, 999),
                    (byte) random.nextInt(-128, 128)));
        }
        String marks = "?" + ", ?".repeat(values.size() - 1);
        // The driver's own types for these are none of ours: their texts stand in the statement, a few of each.
        if (shop.isAtLeast(CassandraVersion.V3_11)) {
            columns += ", patience";
            marks += ", " + DURATIONS[(int) (row % DURATIONS.length)];
        }
        if (shop.isAtLeast(CassandraVersion.V5_0)) {
            columns += ", taste";
            marks += ", " + VECTORS[(int) (row % VECTORS.length)];
        }
        values.add(shop.micros(row));
        return new Statement("INSERT INTO " + shop.table("customers") + " (" + columns + ") VALUES (" + marks
                + ") USING TIMESTAMP ?", values);
    }

    /** In the order of {@link #COLUMNS}. */
    private static List<Object> values(Shop shop, long row, Random random) {
        return List.of(id(shop, row), Shop.words(random, 2), row % 31 == 4 ? "" : Shop.word(random),
                "customer" + row + "@example.org", random.nextBoolean(), random.nextInt(90) - 5, random.nextLong(),
                new BigInteger(100, random).subtract(BigInteger.ONE.shiftLeft(99)), balance(random),
                rating(row, random), score(row, random), shop.instant(row * 37), shop.timeUuid(row), home(random),
                avatar(random), tags(random), phones(random),
                List.of(Shop.word(random), Shop.words(random, 3), Shop.word(random)));
    }

    static Object id(Shop shop, long row) {
        return shop.uuid("customer", row);
    }

    private static BigDecimal balance(Random random) {
        return new BigDecimal(new BigInteger(60, random), random.nextInt(8)).subtract(BigDecimal.TEN);
    }

    private static float rating(long row, Random random) {
        return row % 97 == 13 ? Float.NaN : random.nextFloat() * 10;
    }

    private static double score(long row, Random random) {
        if (row % 89 == 7) {
            return Double.NEGATIVE_INFINITY;
        }
        return row % 83 == 5 ? -0.0 : random.nextGaussian() * 1e6;
    }

    private static InetAddress home(Random random) {
        byte[] address = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(address);
        // Not a mapped address: Java would make four bytes of its sixteen.
        address[0] = 10;
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }

    private static ByteBuffer avatar(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static Set<String> tags(Random random) {
        return random.ints(3, 0, 9).mapToObj(i -> "tag" + i).collect(Collectors.toSet());
    }

    private static Map<String, String> phones(Random random) {
        return Map.of("home", "+30 " + random.nextInt(1_000_000), "work", "+39 " + random.nextInt(1_000_000));
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        String update = "UPDATE " + shop.table("customers") + " USING TIMESTAMP ? SET ";
        Stream<Statement> more = Shop.every(rows, 5, 1).mapToObj(row -> Statement.of(
                update + "tags = tags + ?, phones = phones + ?, notes = notes + ?, visits = ? WHERE id = ?",
                shop.micros(row), Set.of("regular"), Map.of("boat", "+90 " + row), List.of("came again"), row,
                id(shop, row)));
        Stream<Statement> renamed = Shop.every(rows, 7, 2).mapToObj(row -> Statement
                .of(update + "name = ?, tags = ? WHERE id = ?", shop.micros(row), "renamed " + row, Set.of("new"),
                        id(shop, row)));
        Stream<Statement> passing = Shop.every(rows, 11, 3).mapToObj(row -> Statement.of("UPDATE "
                + shop.table("customers") + " USING TIMESTAMP ? AND TTL ? SET nickname = ? WHERE id = ?",
                shop.micros(row), row % 2 == 0 ? 1 : 2_592_000, "for a while", id(shop, row)));
        return Stream.of(more, renamed, passing).flatMap(s -> s);
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        Stream<Statement> cells = delete(shop, rows, 6, 4, "email, balance");
        Stream<Statement> elements = delete(shop, rows, 8, 5, "tags['tag3'], phones['home']");
        Stream<Statement> collections = delete(shop, rows, 9, 6, "notes");
        Stream<Statement> gone = delete(shop, rows, 13, 7, "");
        return Stream.of(cells, elements, collections, gone).flatMap(s -> s);
    }

    private static Stream<Statement> delete(Shop shop, long rows, int divisor, int remainder, String what) {
        String cql = "DELETE " + what + " FROM " + shop.table("customers") + " USING TIMESTAMP ? WHERE id = ?";
        return Shop.every(rows, divisor, remainder)
                .mapToObj(row -> Statement.of(cql, shop.micros(row), id(shop, row)));
    }

    @Override
    public Stream<Statement> revivals(Shop shop, long rows) {
        return Shop.every(rows, 26, 7).mapToObj(row -> Statement.of(
                "INSERT INTO " + shop.table("customers") + " (id, name) VALUES (?, ?) USING TIMESTAMP ?",
                id(shop, row), "back again", shop.micros(row)));
    }
}
