package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.CassandraVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(WithClusters.class)
class LiveValuesTest {

    /** A value as it is written, and as CQL's binary form has it. */
    private record Case(String type, Object value, String hex, CassandraVersion since) {
        Case(String type, Object value, String hex) {
            this(type, value, hex, CassandraVersion.V2_1);
        }
    }

    private static List<Case> cases() throws Exception {
        return List.of(new Case("ascii", "ab", "6162"), new Case("text", "ä", "c3a4"), new Case("text", "", ""),
                new Case("bigint", -2L, "fffffffffffffffe"),
                new Case("blob", ByteBuffer.wrap(new byte[] {0, 7}), "0007"),
                new Case("boolean", true, "01"), new Case("decimal", new BigDecimal("-1.50"), "00000002ff6a"),
                new Case("double", 1.5, "3ff8000000000000"), new Case("float", -0.0f, "80000000"),
                new Case("inet", InetAddress.getByName("10.0.0.1"), "0a000001"), new Case("int", 258, "00000102"),
                new Case("timestamp", Instant.ofEpochMilli(-1), "ffffffffffffffff"),
                new Case("timeuuid", UUID.fromString("50554d6e-29bb-11e5-b345-feff819cdc9f"),
                        "50554d6e29bb11e5b345feff819cdc9f"),
                new Case("uuid", new UUID(1, 2), "00000000000000010000000000000002"),
                new Case("varint", BigInteger.valueOf(128), "0080"),
                new Case("date", LocalDate.of(1970, 1, 2), "80000001", CassandraVersion.V2_2),
                new Case("time", LocalTime.ofNanoOfDay(1), "0000000000000001", CassandraVersion.V2_2),
                new Case("smallint", (short) -1, "ffff", CassandraVersion.V2_2),
                new Case("tinyint", (byte) 5, "05", CassandraVersion.V2_2),
                new Case("duration", "1mo2d3h", "0204fc13a52453c000", CassandraVersion.V3_11),
                new Case("vector<float, 2>", List.of(1f, 2f), "3f80000040000000", CassandraVersion.V5_0),
                new Case("list<int>", List.of(3, 1), "00000002" + "0000000400000003" + "0000000400000001"),
                new Case("frozen<list<int>>", List.of(), "00000000"),
                new Case("set<text>", Set.of("a"), "00000001" + "0000000161"),
                new Case("map<text, int>", Map.of("k", 1), "00000001" + "000000016b" + "0000000400000001"),
                new Case("frozen<map<int, frozen<set<int>>>>", Map.of(1, Set.of(2)),
                        "00000001" + "0000000400000001" + "0000000c" + "00000001" + "0000000400000002"),
                new Case("frozen<tuple<int, text>>", Arrays.asList(1, null), "0000000400000001" + "ffffffff"),
                new Case("frozen<point>", Map.of("y", 2), "ffffffff" + "0000000400000002"),
                new Case("list<frozen<point>>", List.of(Map.of("x", 1)),
                        "00000001" + "0000000c" + "0000000400000001" + "ffffffff"));
    }

    static Stream<CassandraVersion> versions() {
        return CassandraVersions.tested().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_read_every_type_as_the_bytes_of_the_native_protocol(CassandraVersion version, Clusters clusters)
            throws Exception {
        List<Case> cases = cases().stream().filter(c -> version.isAtLeast(c.since())).toList();
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            keyspace(connection, "vals");
            connection.execute("CREATE TYPE vals.point (x int, y int)");
            connection.execute("CREATE TABLE vals.all_of_them (k int PRIMARY KEY"
                    + join(cases, i -> ", " + column(i) + " " + cases.get(i).type()) + ")");
            List<Object> values = new ArrayList<>(List.of(1));
            cases.forEach(c -> values.add(c.value()));
            connection.execute("INSERT INTO vals.all_of_them (k" + join(cases, i -> ", " + column(i))
                    + ") VALUES (?" + ", ?".repeat(cases.size()) + ")", values.toArray());

            List<String> rows = CqlRows.all(connection, "vals", "all_of_them");

            assertEquals(List.of("REGULAR k=00000001" + join(cases, i -> " " + column(i) + "=" + cases.get(i).hex())),
                    rows);
        }
    }

    @Test
    void should_read_null_where_nothing_was_written(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            keyspace(connection, "nulls");
            connection.execute("CREATE TABLE nulls.t (k int PRIMARY KEY, a text, b set<int>, c int)");
            connection.execute("INSERT INTO nulls.t (k, a, b, c) VALUES (?, ?, ?, ?)", 1, null, Set.of(), 3);
            connection.execute("INSERT INTO nulls.t (k) VALUES (2)");

            assertEquals(Set.of("REGULAR k=00000001 c=00000003", "REGULAR k=00000002"),
                    Set.copyOf(CqlRows.all(connection, "nulls", "t")));
        }
    }

    @Test
    void should_read_counters_as_their_totals(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            keyspace(connection, "counters");
            connection.execute("CREATE TABLE counters.t (k int PRIMARY KEY, n counter)");
            connection.execute("UPDATE counters.t SET n = n + ? WHERE k = ?", 300L, 1);
            connection.execute("UPDATE counters.t SET n = n - 1 WHERE k = 1");

            assertEquals(List.of("REGULAR k=00000001 n=000000000000012b"), CqlRows.all(connection, "counters", "t"));
        }
    }

    @Test
    void should_name_a_statement_that_the_cluster_refuses_without_its_texts(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            ProblemException refused = assertThrows(ProblemException.class,
                    () -> connection.execute("INSERT INTO nowhere.t (k) VALUES ('secret')"));

            assertEquals("cassandra-refused", refused.problem().code());
            assertEquals("INSERT INTO nowhere.t (k) VALUES ('…')", refused.problem().object());
        }
    }

    @Test
    void should_refuse_values_that_do_not_fit(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            keyspace(connection, "misfits");
            connection.execute("CREATE TABLE misfits.t (k int PRIMARY KEY)");

            for (Object[] values : new Object[][] {{"1"}, {1, 2}}) {
                CompletionException failed = assertThrows(CompletionException.class, () -> connection
                        .executeAsync("INSERT INTO misfits.t (k) VALUES (?)", values).toCompletableFuture().join());
                assertEquals("statement-values", ((ProblemException) failed.getCause()).problem().code());
            }
            assertTrue(CqlRows.all(connection, "misfits", "t").isEmpty());
        }
    }

    static void keyspace(SourceConnection connection, String name) {
        connection.execute("CREATE KEYSPACE IF NOT EXISTS " + name
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }

    private static String column(int index) {
        return String.format("c%02d", index);
    }

    private static String join(List<?> list, IntFunction<String> text) {
        return IntStream.range(0, list.size()).mapToObj(text).collect(Collectors.joining());
    }
}
