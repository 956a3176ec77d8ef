package org.aeneas.sandbox.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/**
 * The keyspace of the demo: a shop with every CQL type that its Cassandra has, one wide partition, static columns,
 * counters, rows and cells that expire, deletes of every kind, and updates over several flushes. The same numbers give
 * the same shop, except for the cells that list appends and counters make.
 */
public final class ShopKeyspace {
    private static final List<ShopTable> TABLES = List.of(new Customers(), new Orders(), new OrderEvents(),
            new ProductViews(), new Sessions(), new Carts(), new Wishes(), new Measures(), new Preferences());
    /** So that what the flushes wrote stays in several SSTables, and somebody has to merge them. */
    private static final String PATIENT_COMPACTION = "compaction = {'class': 'SizeTieredCompactionStrategy', "
            + "'min_threshold': 16}";
    private static final long EXPIRY_MILLIS = (Sessions.SHORT_SECONDS + 1) * 1000L;

    private final String keyspace;
    private final String datacenter;
    private final int replicas;
    private final CassandraVersion version;

    public ShopKeyspace(String keyspace, String datacenter, int replicas, CassandraVersion version) {
        this.keyspace = keyspace;
        this.datacenter = datacenter;
        this.replicas = replicas;
        this.version = version;
    }

    /** The keyspace {@code shop}, one replica in the sandbox's datacenter. */
    public static ShopKeyspace of(CassandraVersion version, String datacenter) {
        return new ShopKeyspace("shop", datacenter, 1, version);
    }

    public String keyspace() {
        return keyspace;
    }

    /** The names of its tables, without the keyspace. */
    public List<String> tables() {
        return present().map(ShopTable::name).toList();
    }

    private Stream<ShopTable> present() {
        return TABLES.stream().filter(table -> table.isIn(version));
    }

    /** The statements that make the keyspace, its types, tables and an index, in their order. */
    public List<String> schema() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE KEYSPACE " + keyspace + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
                + datacenter + "': " + replicas + "}");
        statements.addAll(List.of(Carts.types(keyspace)));
        present().forEach(table -> statements.add(create(table)));
        statements.add("CREATE INDEX customers_by_email ON " + keyspace + ".customers (email)");
        return List.copyOf(statements);
    }

    private String create(ShopTable table) {
        String definition = table.definition(version);
        return "CREATE TABLE " + keyspace + "." + table.name() + " " + definition
                + (definition.contains(" WITH ") ? " AND " : " WITH ") + PATIENT_COMPACTION;
    }

    /**
     * Makes the keyspace and fills it: inserts, updates, deletes, and some of the deleted again, each followed by a
     * flush. Returns when what expires at once has expired.
     *
     * @param rows  how many rows are inserted in all; fewer are left in the end
     * @param seed  of everything that is random
     * @param flush writes the keyspace's memtables to disk: {@code node.flush(keyspace)} on each node
     * @return how many rows were inserted, by table
     */
    public Map<String, Long> fill(long rows, long seed, CqlRunner runner, Runnable flush, Progress progress) {
        if (rows < TABLES.size()) {
            throw new Problem("shop-too-small", "The shop needs at least a row for each table.", Long.toString(rows),
                    "Ask for " + TABLES.size() + " rows or more.").asException();
        }
        schema().forEach(statement -> runner.run(Statement.of(statement)));
        Map<String, Long> counts = counts(rows);
        progress.begin("Filling " + keyspace, "writes", rows);
        run(0, seed, counts, ShopTable::inserts, runner, progress);
        flush.run();
        run(1, seed, counts, ShopTable::updates, runner, Progress.NONE);
        long expiring = System.nanoTime();
        flush.run();
        progress.check();
        run(2, seed, counts, ShopTable::deletes, runner, Progress.NONE);
        flush.run();
        run(3, seed, counts, ShopTable::revivals, runner, Progress.NONE);
        flush.run();
        awaitExpiry(expiring);
        return counts;
    }

    /** Every table gets its share, and the first what is left over. */
    private Map<String, Long> counts(long rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        present().forEach(table -> counts.put(table.name(), Math.max(1, rows * table.percent() / 100)));
        long given = counts.values().stream().mapToLong(Long::longValue).sum();
        counts.merge(TABLES.get(0).name(), rows - given, Long::sum);
        return counts;
    }

    private interface Step {
        Stream<Statement> of(ShopTable table, Shop shop, long rows);
    }

    private void run(int phase, long seed, Map<String, Long> counts, Step step, CqlRunner runner, Progress progress) {
        Shop shop = new Shop(keyspace, version, seed, phase);
        present().forEach(table -> {
            progress.check();
            long rows = counts.get(table.name());
            runner.runAll(step.of(table, shop, rows));
            progress.worked(rows);
        });
    }

    private static void awaitExpiry(long since) {
        long left = EXPIRY_MILLIS - (System.nanoTime() - since) / 1_000_000;
        if (left <= 0) {
            return;
        }
        try {
            Thread.sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
