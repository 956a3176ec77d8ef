package org.aeneas.sandbox.shop;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** Rows that expire: in a month, or before anybody looks; and rows of which a cell expires before the others. */
final class Sessions implements ShopTable {
    static final int SHORT_SECONDS = 1;
    private static final int MONTH_SECONDS = 2_592_000;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public int percent() {
        return 8;
    }

    @Override
    public String definition(CassandraVersion version) {
        return "(ticket ascii PRIMARY KEY, customer uuid, started timestamp, agent text, "
                + "\"seenProducts\" frozen<list<int>>) WITH default_time_to_live = " + MONTH_SECONDS;
    }

    @Override
    public Stream<Statement> inserts(Shop shop, long rows) {
        return Shop.every(rows, 1, 0).mapToObj(row -> {
            Random random = shop.random("sessions", row);
            return Statement.of(
                    "INSERT INTO " + shop.table("sessions")
                            + " (ticket, customer, started, agent, \"seenProducts\") VALUES (?, ?, ?, ?, ?) "
                            + "USING TIMESTAMP ? AND TTL ?",
                    ticket(row), Customers.id(shop, row), shop.instant(row), Shop.words(random, 4),
                    random.ints(4).boxed().toList(), shop.micros(row), row % 10 == 3 ? SHORT_SECONDS : MONTH_SECONDS);
        });
    }

    private static Object ticket(long row) {
        return "session-" + Long.toHexString(row * 2_654_435_761L) + "-" + row;
    }

    @Override
    public Stream<Statement> updates(Shop shop, long rows) {
        String update = "UPDATE " + shop.table("sessions")
                + " USING TIMESTAMP ? AND TTL ? SET agent = ? WHERE ticket = ?";
        return Stream.of(Map.entry(SHORT_SECONDS, 4), Map.entry(2 * MONTH_SECONDS, 6), Map.entry(0, 8))
                .flatMap(ttl -> Shop.every(rows, 10, ttl.getValue()).mapToObj(row -> Statement.of(update,
                        shop.micros(row), ttl.getKey(), "lives " + ttl.getKey() + " s", ticket(row))));
    }

    @Override
    public Stream<Statement> deletes(Shop shop, long rows) {
        return Shop.every(rows, 12, 5).mapToObj(row -> Statement.of(
                "DELETE FROM " + shop.table("sessions") + " USING TIMESTAMP ? WHERE ticket = ?", shop.micros(row),
                ticket(row)));
    }
}
