package org.aeneas.clone.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A clone is planned, made, read and taken back on hosts of their own, while clients read and write all the time: no
 * request fails, the clone has the same rows, and afterwards every file and setting is as before.
 */
@ExtendWith(Hosts.Extension.class)
class CloneTest {
    private static final int ROWS = 400;
    private static final String GOSSIPING = "GossipingPropertyFileSnitch";
    private static final String SIMPLE = "SimpleSnitch";

    /** @param levels of the clients; each but the first also by one that knows of no datacenters */
    private record Scenario(CassandraVersion version, String snitch, List<Layout> layouts, EnumSet<Consistency> levels) {

        String datacenter() {
            // The name that SimpleSnitch implies.
            return snitch.equals(SIMPLE) ? "datacenter1" : NodeOptions.DEFAULT_DATACENTER;
        }

        @Override
        public String toString() {
            return version.release() + " " + snitch + " " + layouts;
        }
    }

    static Stream<Scenario> scenarios() {
        List<Layout> archives = List.of(Layout.TARBALL, Layout.TARBALL);
        List<Layout> all = List.of(Layout.SYSTEMD, Layout.INIT_SCRIPT, Layout.TARBALL);
        EnumSet<Consistency> one = EnumSet.of(Consistency.LOCAL_ONE);
        EnumSet<Consistency> many = EnumSet.of(Consistency.LOCAL_QUORUM, Consistency.QUORUM);
        List<Scenario> scenarios = new ArrayList<>(List.of(new Scenario(CassandraVersion.V2_1, GOSSIPING, archives, one),
                new Scenario(CassandraVersion.V3_11, GOSSIPING, all, many),
                new Scenario(CassandraVersion.V5_0, GOSSIPING, all, many)));
        if (Boolean.getBoolean("aeneas.tests.all")) {
            for (CassandraVersion version : List.of(CassandraVersion.V3_11, CassandraVersion.V5_0)) {
                scenarios.add(new Scenario(version, SIMPLE, all, many));
            }
            for (CassandraVersion version : List.of(CassandraVersion.V2_2, CassandraVersion.V3_0,
                    CassandraVersion.V4_1)) {
                scenarios.add(new Scenario(version, SIMPLE, List.of(Layout.SYSTEMD, Layout.INIT_SCRIPT), one));
            }
        }
        return scenarios.stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void should_make_a_clone_and_take_it_back_without_a_failed_request(Scenario scenario, Hosts hosts)
            throws Exception {
        List<TestHost> sources = Clusters.start(hosts, scenario.version(), scenario.layouts(),
                NodeOptions.builder().snitch(scenario.snitch()));
        Stage stage = new Stage(hosts, sources, scenario.version());
        List<String> rows = fill(stage, scenario);
        Evidence before = Evidence.of(stage);

        List<Load> loads = new ArrayList<>();
        try {
            for (Consistency level : scenario.levels()) {
                loads.add(Load.start(hosts, sources, loads.isEmpty() ? Optional.of(scenario.datacenter())
                        : Optional.empty(), level.name(), level.name()));
            }
            ClonePlan plan = stage.make(Set.of("shop", Load.KEYSPACE), scenario.levels(), CloneListener.NONE);
            assertEquals(scenario.snitch().equals(SIMPLE) ? sources.size() : 0, plan.restarts().size());
            assertTrue(stage.journal().complete());
            requireClone(stage, plan, rows);

            stage.undo();
            assertTrue(stage.journal().undone());
            for (Load load : loads) {
                load.awaitRequests(100);
                Load.Outcome outcome = load.stop();
                assertTrue(outcome.isFlawless() && outcome.requests() > 1000, outcome::toString);
            }
        } finally {
            loads.forEach(Load::close);
        }
        assertEquals(before, Evidence.of(stage));
        try (SourceConnection cql = sources.get(0).cql()) {
            assertEquals(rows, answered(cql));
        }
    }

    /** @return rows of the table {@code shop.orders}, which nobody changes */
    private static List<String> fill(Stage stage, Scenario scenario) throws Exception {
        String replication = "{'class': 'SimpleStrategy', 'replication_factor': " + scenario.layouts().size() + "}";
        try (SourceConnection cql = stage.sources().get(0).cql()) {
            Load.prepare(cql, replication);
            cql.execute("CREATE KEYSPACE shop WITH replication = " + replication);
            cql.execute("CREATE TABLE shop.orders (id int, line int, note text, PRIMARY KEY (id, line))");
            for (TestHost host : stage.sources()) {
                host.awaitTable("shop", "orders");
            }
            for (int i = 0; i < ROWS; i++) {
                cql.execute("INSERT INTO shop.orders (id, line, note) VALUES (?, ?, ?)", i / 10, i % 10, "note " + i);
            }
            return answered(cql);
        }
    }

    private static List<String> answered(SourceConnection cql) {
        try (RowSource source = cql.query(table(cql), "ONE")) {
            return read(source);
        }
    }

    private static TableSchema table(SourceConnection cql) {
        return cql.schema().table("shop", "orders").orElseThrow();
    }

    private static List<String> read(RowSource source) {
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = source.open(TokenRange.ALL, 0)) {
            while (cursor.next()) {
                rows.add(text(cursor.row()));
            }
        }
        return rows;
    }

    private static String text(Row row) {
        return IntStream.range(0, row.schema().columns().size()).mapToObj(i -> row.isNull(i) ? "null"
                : StandardCharsets.ISO_8859_1.decode(row.value(i)).toString()).collect(Collectors.joining(" "));
    }

    /** The clone is up, closed to clients, keeps what is written, and its SSTables have the rows. */
    private static void requireClone(Stage stage, ClonePlan plan, List<String> rows) throws Exception {
        NodeStatus there = stage.sources().get(0).status().stream()
                .filter(node -> node.address().equals(stage.target().address())).findFirst().orElseThrow();
        assertTrue(there.isUpAndNormal() && there.datacenter().equals(plan.datacenter()), there::toString);
        assertEquals("not running", stage.nodetool("statusbinary").strip());
        assertEquals("running", stage.nodetool("statusbackup").strip());
        stage.nodetool("flush shop orders");
        String directory = stage.target().shell("ls -d " + Stage.dataDirectory() + "/shop/orders-*").strip();
        // The way into a host's root is no path that a reader of files can make absolute.
        Path read = Folders.temporary();
        Folders.copy(stage.target().file(directory), read);
        try (SourceConnection cql = stage.sources().get(0).cql();
                RowSource source = new SSTables(Readers.all()).open(table(cql),
                        List.of(read))) {
            assertEquals(rows, read(source));
        } finally {
            Folders.delete(read);
        }
    }
}
