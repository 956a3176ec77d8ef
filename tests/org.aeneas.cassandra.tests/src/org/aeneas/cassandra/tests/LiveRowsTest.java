package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.tests.support.CassandraVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(WithClusters.class)
class LiveRowsTest {
    private static final int PARTITIONS = 500;

    static Stream<CassandraVersion> versions() {
        return CassandraVersions.tested().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_give_static_columns_as_a_row_of_their_own(CassandraVersion version, Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(version), s -> s.put("page-size", "2"))) {
            LiveValuesTest.keyspace(connection, "statics");
            connection.execute("CREATE TABLE statics.t (k int, c int, s int static, z int static, v int, "
                    + "PRIMARY KEY (k, c)) WITH CLUSTERING ORDER BY (c DESC)");
            connection.execute("INSERT INTO statics.t (k, c, s, v) VALUES (1, 1, 7, 11)");
            connection.execute("INSERT INTO statics.t (k, c, v) VALUES (1, 2, 12)");
            connection.execute("INSERT INTO statics.t (k, c) VALUES (1, 3)");
            connection.execute("INSERT INTO statics.t (k, z) VALUES (2, 8)");
            connection.execute("INSERT INTO statics.t (k, c, v) VALUES (3, 1, 13)");
            connection.execute("INSERT INTO statics.t (k, s) VALUES (4, 9)");
            connection.execute("DELETE s FROM statics.t WHERE k = 4");

            List<String> rows = CqlRows.all(connection, "statics", "t");

            List<String> first = rows.stream().filter(r -> r.contains(" k=00000001")).toList();
            assertEquals(List.of("STATIC k=00000001 s=00000007", "REGULAR k=00000001 c=00000003",
                    "REGULAR k=00000001 c=00000002 v=0000000c", "REGULAR k=00000001 c=00000001 v=0000000b"), first);
            assertTrue(rows.contains("STATIC k=00000002 z=00000008"), rows::toString);
            assertTrue(rows.contains("REGULAR k=00000003 c=00000001 v=0000000d"), rows::toString);
            assertEquals(6, rows.size(), rows::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_tell_when_the_cells_expire_whose_ttl_cql_tells(CassandraVersion version, Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            LiveValuesTest.keyspace(connection, "expiry");
            connection.execute("CREATE TABLE expiry.t (k int, c int, s text static, v int, \"V\" text, l list<int>, "
                    + "f frozen<set<int>>, PRIMARY KEY (k, c))");
            long begin = Instant.now().getEpochSecond();
            connection.execute("INSERT INTO expiry.t (k, c, v, \"V\") VALUES (1, 1, 1, 'x') USING TTL 5000");
            connection.execute("INSERT INTO expiry.t (k, c, v) VALUES (1, 2, 1) USING TTL 5000");
            connection.execute("UPDATE expiry.t SET \"V\" = 'stays' WHERE k = 1 AND c = 2");
            connection.execute("UPDATE expiry.t USING TTL 5000 SET l = [1], f = {1} WHERE k = 1 AND c = 3");
            connection.execute("UPDATE expiry.t USING TTL 7000 SET s = 'y' WHERE k = 1");

            try (RowSource source = connection.query(CqlRows.table(connection, "expiry", "t"), "LOCAL_QUORUM");
                    RowCursor rows = source.open(TokenRange.ALL, begin)) {
                assertFalse(source.tellsExpiry());
                assertTrue(rows.next());
                expiresAt(begin + 7000, rows.row());
                assertTrue(rows.next());
                expiresAt(begin + 5000, rows.row());
                assertTrue(rows.next());
                assertTrue(rows.row().isImmortal());
                assertTrue(rows.next());
                assertEquals(0, rows.row().expiry(), "not told");
                assertFalse(rows.row().isImmortal());
                assertFalse(rows.next());
            }
        }
    }

    private static void expiresAt(long second, Row row) {
        assertFalse(row.isImmortal());
        assertTrue(Math.abs(row.expiry() - second) < 60, "at " + row.expiry() + " instead of " + second);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_cut_the_ring_without_gap_or_overlap(CassandraVersion version, Clusters clusters) {
        assertTrue(cutTheRing(clusters.node(version)) > 1);
    }

    @ParameterizedTest
    @CsvSource({"RandomPartitioner,16", "ByteOrderedPartitioner,4"})
    void should_cut_the_ring_of_other_partitioners_too(String partitioner, int tokens, Clusters clusters) {
        NodeOptions options = NodeOptions.builder().partitioner(partitioner).tokens(tokens).build();
        try (CassandraNode node = clusters.start(CassandraVersion.V5_0, partitioner + tokens, options)) {
            assertTrue(cutTheRing(node) >= tokens);
        }
    }

    /** @return in how many parts, which together gave what the whole gave */
    private static int cutTheRing(CassandraNode node) {
        try (SourceConnection connection = Clusters.connect(node, s -> s.put("page-size", "7"))) {
            LiveValuesTest.keyspace(connection, "ring");
            connection.execute("CREATE TABLE ring.t (a text, b int, c int, PRIMARY KEY ((a, b), c))");
            CompletableFuture.allOf(IntStream.range(0, 2 * PARTITIONS).mapToObj(i -> connection
                    .executeAsync("INSERT INTO ring.t (a, b, c) VALUES (?, ?, ?)", "p" + i / 2, i / 2, i)
                    .toCompletableFuture()).toArray(CompletableFuture[]::new)).join();
            TableSchema table = CqlRows.table(connection, "ring", "t");
            try (RowSource source = connection.query(table, "LOCAL_QUORUM")) {
                List<RowSource.Split> splits = source.splits(1 << 20);
                List<String> parts = new ArrayList<>();
                splits.forEach(s -> parts.addAll(CqlRows.read(source, s.range())));

                assertEquals(2 * PARTITIONS, parts.size());
                assertEquals(CqlRows.read(source, TokenRange.ALL), parts);
                assertEquals("", splits.get(0).range().start());
                assertEquals("", splits.get(splits.size() - 1).range().end());
                IntStream.range(1, splits.size()).forEach(i -> assertEquals(splits.get(i - 1).range().end(),
                        splits.get(i).range().start()));
                return splits.size();
            }
        }
    }

    @Test
    void should_cut_by_the_size_that_the_cluster_estimates(Clusters clusters) throws Exception {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        try (SourceConnection connection = Clusters.connect(node)) {
            LiveValuesTest.keyspace(connection, "sized");
            connection.execute("CREATE TABLE sized.t (k int PRIMARY KEY, v text)");
            String kilobyte = "x".repeat(1024);
            CompletableFuture.allOf(IntStream.range(0, 4000).mapToObj(i -> connection
                    .executeAsync("INSERT INTO sized.t (k, v) VALUES (?, ?)", i, kilobyte).toCompletableFuture())
                    .toArray(CompletableFuture[]::new)).join();
            node.flush("sized");
            assertEquals(0, node.nodetool("refreshsizeestimates").status());

            try (RowSource source = connection.query(CqlRows.table(connection, "sized", "t"), "ONE")) {
                List<RowSource.Split> splits = source.splits(512 << 10);
                long bytes = splits.stream().mapToLong(RowSource.Split::estimatedBytes).sum();

                assertTrue(bytes > 3 << 20 && bytes < 6 << 20, "estimated bytes: " + bytes);
                assertTrue(splits.size() >= 7 && splits.size() <= 16, splits::toString);
                assertEquals(4000, splits.stream().mapToInt(s -> CqlRows.read(source, s.range()).size()).sum());
            }
        }
    }

    @Test
    void should_read_compact_tables(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V3_11))) {
            LiveValuesTest.keyspace(connection, "compact");
            connection.execute("CREATE TABLE compact.t (k int, a int, b int, v int, PRIMARY KEY (k, a, b)) "
                    + "WITH COMPACT STORAGE");
            connection.execute("CREATE TABLE compact.flat (k int PRIMARY KEY, v int) WITH COMPACT STORAGE");
            connection.execute("INSERT INTO compact.t (k, a, b, v) VALUES (1, 2, 3, 4)");
            connection.execute("INSERT INTO compact.t (k, a, v) VALUES (1, 2, 5)");
            connection.execute("INSERT INTO compact.flat (k, v) VALUES (1, 2)");

            assertTrue(CqlRows.table(connection, "compact", "t").compactStorage());
            assertEquals(List.of("REGULAR k=00000001 a=00000002 v=00000005",
                    "REGULAR k=00000001 a=00000002 b=00000003 v=00000004"), CqlRows.all(connection, "compact", "t"));
            assertEquals(List.of("REGULAR k=00000001 v=00000002"), CqlRows.all(connection, "compact", "flat"));
        }
    }

    @Test
    void should_go_on_when_the_node_comes_back_while_a_table_is_read(Clusters clusters) throws Exception {
        try (CassandraNode node = clusters.start(CassandraVersion.V5_0, "restarted", NodeOptions.defaults());
                SourceConnection connection = Clusters.connect(node, s -> s.put("page-size", "10"))) {
            LiveValuesTest.keyspace(connection, "lasting");
            connection.execute("CREATE TABLE lasting.t (k int PRIMARY KEY)");
            CompletableFuture.allOf(IntStream.range(0, PARTITIONS).mapToObj(i -> connection
                    .executeAsync("INSERT INTO lasting.t (k) VALUES (?)", i).toCompletableFuture())
                    .toArray(CompletableFuture[]::new)).join();
            node.flush("lasting");
            List<String> rows = CqlRows.all(connection, "lasting", "t");
            try (RowSource source = connection.query(CqlRows.table(connection, "lasting", "t"), "ONE");
                    RowCursor cursor = source.open(TokenRange.ALL, 0)) {
                List<String> lasting = new ArrayList<>();
                for (int i = 0; i < PARTITIONS / 2 && cursor.next(); i++) {
                    lasting.add(CqlRows.text(cursor.row()));
                }
                node.kill();
                CompletableFuture<Void> back = CompletableFuture.runAsync(() -> node.restart(Progress.NONE));
                while (cursor.next()) {
                    lasting.add(CqlRows.text(cursor.row()));
                }
                back.join();

                assertEquals(PARTITIONS, rows.size());
                assertEquals(rows, lasting);
            }
        }
    }

    @Test
    void should_refuse_an_unknown_consistency_and_a_table_that_is_gone(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            LiveValuesTest.keyspace(connection, "gone");
            connection.execute("CREATE TABLE gone.t (k int PRIMARY KEY)");
            TableSchema table = CqlRows.table(connection, "gone", "t");
            connection.execute("DROP TABLE gone.t");

            Problem level = assertThrows(ProblemException.class, () -> connection.query(table, "MANY")).problem();
            Problem gone = assertThrows(ProblemException.class,
                    () -> CqlRows.read(connection.query(table, "one"), TokenRange.ALL)).problem();

            assertEquals("consistency-unknown", level.code());
            assertTrue(level.remedy().contains("LOCAL_QUORUM"));
            assertEquals("cassandra-refused", gone.code());
            assertEquals("gone.t", gone.object());
        }
    }

    @Test
    void should_leave_nothing_open_when_a_cursor_is_closed_early(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0),
                s -> s.put("page-size", "1"))) {
            LiveValuesTest.keyspace(connection, "early");
            connection.execute("CREATE TABLE early.t (k int PRIMARY KEY)");
            IntStream.range(0, 10).forEach(i -> connection.execute("INSERT INTO early.t (k) VALUES (?)", i));
            try (RowSource source = connection.query(CqlRows.table(connection, "early", "t"), "ONE")) {
                RowCursor cursor = source.open(TokenRange.ALL, 0);
                assertTrue(cursor.next());
                cursor.close();

                assertFalse(cursor.next());
                assertEquals(10, new HashSet<>(CqlRows.read(source, TokenRange.ALL)).size());
            }
        }
    }
}
