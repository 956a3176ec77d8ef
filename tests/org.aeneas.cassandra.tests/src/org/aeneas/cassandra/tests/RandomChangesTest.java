package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sstable.SSTable;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy that is told only what has changed, beside what the node itself answers. */
@ExtendWith(WithClusters.class)
class RandomChangesTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final long SEED = 20_261_123;
    private static final int ROUNDS = ALL ? 12 : 3;
    private static final int MUTATIONS = ALL ? 1000 : 300;
    private static final String KEYSPACE = "changes";
    private static final String LARGE = "largechanges";
    private static final int LARGE_ROWS = 4000;
    private static final long SECOND = 1_000_000_000L;

    static Stream<NodeKind> nodes() {
        return ALL ? NodeKind.answering() : Stream.of(NodeKind.V2_1, NodeKind.V3_11, NodeKind.V5_0, NodeKind.V5_0_BTI);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void should_follow_random_mutations_by_what_is_told_of_them(NodeKind kind, Clusters clusters) throws Exception {
        Assumptions.assumeFalse(Readers.of(List.of(kind.format())).isEmpty(), "no reader on this class path");
        CassandraNode node = clusters.node(kind);
        List<MutationTable> tables = MutationTable.of(kind.version());
        Dice dice = new Dice(SEED);
        try (SourceConnection connection = Clusters.connect(node)) {
            LiveValuesTest.keyspace(connection, KEYSPACE);
            connection.execute("CREATE TYPE " + KEYSPACE + ".point (x int, y text)");
            tables.forEach(table -> connection.execute(Replay.named(table.create(), KEYSPACE, table.name())));
            node.nodetool("enablebackup");
            Map<String, ChangeRounds> copies = new LinkedHashMap<>();
            try {
                mutate(node, connection, tables, dice);
                node.flush(KEYSPACE);
                node.snapshot("round0", KEYSPACE);
                for (TableSchema table : schemas(connection)) {
                    copies.put(table.name(), new ChangeRounds(node, table));
                    copies.get(table.name()).begin("round0");
                }
                for (int round = 1; round <= ROUNDS; round++) {
                    mutate(node, connection, tables, dice);
                    follow(node, copies, round);
                    compare(connection, KEYSPACE, copies, round);
                }
            } finally {
                node.nodetool("disablebackup");
                copies.values().forEach(ChangeRounds::close);
            }
            for (ChangeRounds copy : copies.values()) {
                assertEquals(List.of(), copy.surprises());
                assertTrue(copy.named() > 0);
            }
            IntStream.rangeClosed(0, ROUNDS).forEach(round -> node.clearSnapshot("round" + round, KEYSPACE));
            connection.execute("DROP KEYSPACE " + KEYSPACE);
        }
    }

    static Stream<NodeKind> large() {
        return Stream.of(NodeKind.V3_11, NodeKind.V5_0_BTI);
    }

    @ParameterizedTest
    @MethodSource("large")
    void should_find_few_rows_in_a_large_partition(NodeKind kind, Clusters clusters) {
        Assumptions.assumeFalse(Readers.of(List.of(kind.format())).isEmpty(), "no reader on this class path");
        CassandraNode node = clusters.node(kind);
        try (SourceConnection connection = Clusters.connect(node)) {
            LiveValuesTest.keyspace(connection, LARGE);
            String table = LARGE + ".events";
            connection.execute("CREATE TABLE " + table + " (k int, c int, s int static, v text, PRIMARY KEY (k, c)) "
                    + "WITH CLUSTERING ORDER BY (c DESC)");
            CompletableFuture.allOf(IntStream.range(0, LARGE_ROWS).mapToObj(i -> connection.executeAsync(
                    "INSERT INTO " + table + " (k, c, v) VALUES (?, ?, ?)", i % 2, i, "long ".repeat(20))
                    .toCompletableFuture()).toArray(CompletableFuture[]::new)).join();
            connection.execute("DELETE FROM " + table + " WHERE k = 0 AND c > 1000 AND c < 1200");
            node.flush(LARGE);
            node.snapshot("round0", LARGE);
            node.nodetool("enablebackup"); // what is loaded shall not be named as well
            Map<String, ChangeRounds> copies =
                    Map.of("events", new ChangeRounds(node, CqlRows.table(connection, LARGE, "events")));
            try (ChangeRounds copy = copies.get("events")) {
                copy.begin("round0");
                for (int c : new int[] {3998, 3001, 2002, 1100, 1000, 77, 0}) {
                    connection.execute("UPDATE " + table + " SET v = 'new', s = " + c + " WHERE k = " + c % 2
                            + " AND c = " + c);
                }
                connection.execute("DELETE FROM " + table + " WHERE k = 1 AND c >= 501 AND c < 511");
                connection.execute("DELETE FROM " + table + " WHERE k = 0 AND c = 2500");
                Map<String, List<SSTable>> links = Map.of("events", copy.links());
                node.flush(LARGE);
                node.snapshot("round1", LARGE);
                copy.round("round1", links.get("events"));

                compare(connection, LARGE, copies, 1);
                assertEquals(List.of(), copy.surprises());
                assertEquals(2 + 7 + 5 + 1, copy.named(), "static rows, updates, a range and a row");
            } finally {
                node.nodetool("disablebackup");
            }
            node.clearSnapshot("round0", LARGE);
            node.clearSnapshot("round1", LARGE);
            connection.execute("DROP KEYSPACE " + LARGE);
        }
    }

    private static List<TableSchema> schemas(SourceConnection connection) {
        return connection.schema().tables().stream().filter(table -> table.keyspace().equals(KEYSPACE)).toList();
    }

    private static void mutate(CassandraNode node, SourceConnection connection, List<MutationTable> tables, Dice dice)
            throws InterruptedException {
        List<MutationTable> weighted = tables.stream()
                .flatMap(table -> IntStream.range(0, table.weight()).mapToObj(i -> table)).toList();
        long expired = System.nanoTime();
        int compaction = dice.below(MUTATIONS);
        for (int i = 0; i < MUTATIONS; i++) {
            Step.Write write = weighted.get(dice.below(weighted.size())).next(dice);
            execute(connection, Replay.named(write.cql(), KEYSPACE, write.table()));
            expired = write.expires() == 0 ? expired
                    : Math.max(expired, System.nanoTime() + (write.expires() + 1) * SECOND);
            if (i == compaction) {
                node.flush(KEYSPACE);
                node.compact(KEYSPACE);
            }
        }
        while (System.nanoTime() < expired) {
            Thread.sleep(50);
        }
    }

    /** Nodes refuse some edits of lists, and old ones fail over some. */
    private static void execute(SourceConnection connection, String cql) {
        try {
            connection.execute(cql);
        } catch (ProblemException e) {
            if (!e.problem().code().startsWith("cassandra-")) {
                throw e;
            }
        }
    }

    private static void follow(CassandraNode node, Map<String, ChangeRounds> copies, int round) {
        Map<String, List<SSTable>> links = new HashMap<>();
        copies.forEach((table, copy) -> links.put(table, copy.links()));
        node.flush(KEYSPACE);
        node.snapshot("round" + round, KEYSPACE);
        copies.forEach((table, copy) -> copy.round("round" + round, links.get(table)));
        node.clearSnapshot("round" + (round - 1), KEYSPACE);
    }

    private static void compare(SourceConnection connection, String keyspace, Map<String, ChangeRounds> copies,
            int round) {
        List<String> differences = new ArrayList<>();
        copies.forEach((table, copy) -> {
            List<String> answered = new ArrayList<>(CqlRows.all(connection, keyspace, table));
            List<String> copied = new ArrayList<>(copy.rows(Instant.now().getEpochSecond()));
            List<String> only = new ArrayList<>(answered);
            only.removeAll(copied);
            only.forEach(row -> differences.add(table + " in round " + round + ": only SELECT has " + row));
            copied.removeAll(answered);
            copied.forEach(row -> differences.add(table + " in round " + round + ": only the copy has " + row));
        });
        assertEquals(List.of(), differences.stream().limit(20).toList());
    }
}
