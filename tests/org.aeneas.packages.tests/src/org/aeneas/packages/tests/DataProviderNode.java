package org.aeneas.packages.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;

/** A node of Apache Cassandra 3.11 on this machine, with two tables, and a real sshd that leads to its files. */
final class DataProviderNode implements AutoCloseable {
    static final List<String> TABLES = List.of("ships", "crews");
    private static final int WRITTEN = 2000;
    /** Of each table, in the end. */
    static final int ROWS = WRITTEN - WRITTEN / 10;
    private static final int AT_ONCE = 200;
    private static final String COLUMNS = "(fleet int, name text, heads bigint, note text, PRIMARY KEY (fleet, name))";

    private final Path folder = Folders.temporary();
    private final Sshd sshd;
    private final CassandraNode cassandra;

    DataProviderNode() throws Exception {
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        try {
            cassandra = CassandraNode.start(CassandraVersion.V3_11, folder.resolve("cassandra"),
                    NodeOptions.defaults(), Cache.ofUser(), Progress.NONE);
        } catch (RuntimeException e) {
            sshd.close();
            throw e;
        }
    }

    /** What a task knows of the tables. */
    static String schema() {
        return TABLES.stream().map(table -> "CREATE TABLE troy." + table + " " + COLUMNS + ";")
                .collect(Collectors.joining("\n"));
    }

    /** Rows in SSTables, and changes to them that are in memory only. */
    void fill() {
        try (SourceConnection cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server",
                cassandra.address(), "port", Integer.toString(CassandraNode.CQL_PORT))), Progress.NONE)) {
            cql.execute("CREATE KEYSPACE troy WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
            for (String table : TABLES) {
                cql.execute("CREATE TABLE troy." + table + " " + COLUMNS);
                String insert = "INSERT INTO troy." + table + " (fleet, name, heads) VALUES (?, ?, ?)";
                all(row -> true, row -> cql.executeAsync(insert, fleet(row), name(row), heads(row)));
                cassandra.flush("troy", table);
                String where = " WHERE fleet = ? AND name = ?";
                all(DataProviderNode::isSunk, row -> cql.executeAsync("DELETE FROM troy." + table + where, fleet(row),
                        name(row)));
                all(DataProviderNode::isNoted, row -> cql.executeAsync("UPDATE troy." + table + " SET note = 'seen'"
                        + where, fleet(row), name(row)));
            }
        }
    }

    private interface Write {
        CompletionStage<Void> of(int row);
    }

    private static void all(IntPredicate which, Write write) {
        for (int from = 0; from < WRITTEN; from += AT_ONCE) {
            List<CompletableFuture<Void>> underWay = new ArrayList<>();
            IntStream.range(from, from + AT_ONCE).filter(which)
                    .forEach(row -> underWay.add(write.of(row).toCompletableFuture()));
            underWay.forEach(CompletableFuture::join);
        }
    }

    private static int fleet(int row) {
        return row % 7;
    }

    private static String name(int row) {
        return "Ναῦς " + row;
    }

    private static long heads(int row) {
        return 1_000_000_000_000L + row;
    }

    private static boolean isSunk(int row) {
        return row % 10 == 3;
    }

    private static boolean isNoted(int row) {
        return row % 10 == 6;
    }

    /** What DynamoDB is to have of each table. */
    static Set<Item> items() {
        Set<Item> items = new HashSet<>();
        IntStream.range(0, WRITTEN).filter(row -> !isSunk(row)).forEach(row -> {
            Map<String, AttributeValue> item = new HashMap<>(Map.of("fleet", number(fleet(row)), "name",
                    new AttributeValue.S(name(row)), "heads", number(heads(row))));
            if (isNoted(row)) {
                item.put("note", new AttributeValue.S("seen"));
            }
            items.add(new Item(item).canonical());
        });
        return items;
    }

    private static AttributeValue number(long value) {
        return new AttributeValue.N(Long.toString(value));
    }

    String address() {
        return cassandra.address();
    }

    /** Of our loopback address. */
    int sshPort() {
        return sshd.target().port();
    }

    Path privateKey() {
        return sshd.userKey();
    }

    Path yamlFolder() {
        return cassandra.directory().resolve("conf");
    }

    Path dataDirectory() {
        return cassandra.dataDirectory();
    }

    int jmxPort() {
        return cassandra.jmxPort();
    }

    /** Of the agent. */
    List<Path> snapshots() {
        return Folders.files(dataDirectory()).stream().filter(file -> file.toString().contains("/snapshots/aeneas-"))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            cassandra.close();
        } finally {
            sshd.close();
        }
        Folders.delete(folder);
    }
}
