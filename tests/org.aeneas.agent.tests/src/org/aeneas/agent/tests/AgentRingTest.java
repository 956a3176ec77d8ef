package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.load.Preparation;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraCluster;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.Ownership;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

import com.fasterxml.jackson.databind.ObjectMapper;

/** An agent before a real cluster of two nodes, each behind an sshd on its own address. */
@ExtendWith(StandIns.Extension.class)
class AgentRingTest {
    private static final String SCHEMA = "CREATE TABLE shop.spread (k int PRIMARY KEY, v text);";
    private static final String KEYSPACE = "'class': 'NetworkTopologyStrategy', 'dc1': ";
    private static final int ROWS = 300;
    private static final int MORE = 100;

    @TempDir
    private Path folder;
    private final List<Sshd> doors = new ArrayList<>();
    private CassandraCluster cluster;
    private StandIns aws;

    /** The oldest and the newest, whose rings and snapshots are asked for in different words. */
    static Stream<CassandraVersion> versions() {
        return Boolean.getBoolean("aeneas.tests.all") ? Stream.of(CassandraVersion.V2_1, CassandraVersion.V5_0)
                : Stream.of(CassandraVersion.V5_0);
    }

    private void start(CassandraVersion version) throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        String reader = version == CassandraVersion.V5_0 ? Readers.V5 : Readers.V3;
        assumeFalse(Readers.ofLine(reader).isEmpty(), "no reader on this class path");
        // There are no rows yet that the second would have to fetch.
        cluster = CassandraCluster.start(version, 2, folder.resolve("cluster"),
                NodeOptions.builder().autoBootstrap(false).build(), Ownership.ofThisJvm(Cache.ofUser()),
                Cache.ofUser(), Progress.NONE);
        for (CassandraNode node : cluster.nodes()) {
            LiveAgent.show(node);
            doors.add(new Sshd(Files.createDirectories(folder.resolve("doors/" + node.address())), node.address()));
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Sshd door : doors) {
            door.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    /** @param count so many nodes are in its settings */
    private LiveAgent agent(int count) {
        List<DataProvider> nodes = IntStream.range(0, count)
                .mapToObj(i -> LiveAgent.provider(doors.get(i), cluster.node(i))).toList();
        return new LiveAgent(folder, aws.profile(), nodes);
    }

    /** A node that has just come is not asked for its schema yet by those who wait for one schema. */
    private void awaitTable() throws InterruptedException {
        for (CassandraNode node : cluster.nodes()) {
            for (int left = 60; node.nodetool("flush", "shop", "spread").status() != 0; left--) {
                assertTrue(left > 0, node.address() + " does not come to know the table");
                Thread.sleep(500);
            }
        }
    }

    private void insert(SourceConnection cql, int from, int to, String value) {
        for (int k = from; k < to; k++) {
            cql.execute("INSERT INTO shop.spread (k, v) VALUES (" + k + ", '" + value + "')");
        }
    }

    private TaskSpec spec(String name) {
        TableMapping mapping = Mapper.propose(SchemaReader.read(SCHEMA, "tests", "").tables().get(0),
                MappingOptions.DEFAULT.withTable("shop.spread", TableOptions.DEFAULT.withTargetTable(name)));
        return new TaskSpec(name, TaskKind.LOCAL, "", SCHEMA, List.of(TaskSpec.Table.of(mapping)),
                TaskKind.LOCAL.format(), Compression.NONE, aws.bucket("agent-" + name), name, StandIns.REGION,
                Preparation.DO_NOTHING, true, Level.DEBUG, Encryption.NONE, 2, OptionalDouble.empty());
    }

    /** The value of each key that is staged; a key twice is an error. */
    private Map<Integer, String> staged(TaskSpec spec) throws IOException {
        Map<Integer, String> found = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        for (Path file : Folders.files(aws.objects(spec.bucket())).stream()
                .filter(path -> path.getFileName().toString().startsWith("part-")).toList()) {
            for (String line : Files.readAllLines(file)) {
                var item = json.readTree(line).get("Item");
                int key = item.get("k").get("N").asInt();
                assertEquals(null, found.put(key, item.get("v").get("S").asText()), "key " + key + " comes twice");
            }
        }
        return found;
    }

    private static List<Integer> keys(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void assertNoSnapshotLeft() throws IOException {
        for (CassandraNode node : cluster.nodes()) {
            try (Stream<Path> files = Files.walk(node.dataDirectory())) {
                assertEquals(List.of(), files.filter(path -> path.toString().contains("/snapshots/aeneas-")).toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_refuse_a_ring_with_a_gap_and_read_each_row_once_when_it_is_closed(CassandraVersion version,
            StandIns standIns) throws Exception {
        aws = standIns;
        start(version);
        try (SourceConnection cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server",
                cluster.node(0).address(), "port", "9042")), Progress.NONE)) {
            cql.execute("CREATE KEYSPACE shop WITH replication = {" + KEYSPACE + "1}");
            cql.execute(SCHEMA);
            awaitTable();
            insert(cql, 0, ROWS, "once");
            TaskSpec single = spec("single-" + version.release());
            String id = refused(single);
            try (LiveAgent agent = agent(2)) {
                agent.engine().resume(id);
                assertAll(agent.await(id, TaskState.DONE), ROWS);
            }
            assertEquals(keys(ROWS), List.copyOf(staged(single).keySet()));
            assertNoSnapshotLeft();

            // What is there is on one of two replicas now, what comes is on both, and what is changed differs.
            cql.execute("ALTER KEYSPACE shop WITH replication = {" + KEYSPACE + "2}");
            insert(cql, ROWS - MORE, ROWS + MORE, "twice");
            TaskSpec twofold = spec("twofold-" + version.release());
            try (LiveAgent agent = agent(2)) {
                String second = agent.engine().create(twofold).id();
                agent.engine().start(second);
                assertAll(agent.await(second, TaskState.DONE), ROWS + MORE);
            }
            Map<Integer, String> staged = staged(twofold);
            assertEquals(keys(ROWS + MORE), List.copyOf(staged.keySet()));
            staged.forEach((key, value) -> assertEquals(key < ROWS - MORE ? "once" : "twice", value, "key " + key));
            assertNoSnapshotLeft();
        }
    }

    private String refused(TaskSpec spec) throws Exception {
        String missing = cluster.node(1).address();
        try (LiveAgent agent = agent(1)) {
            String id = agent.engine().create(spec).id();
            agent.engine().start(id);
            Problem problem = agent.await(id, TaskState.FAILED).problem().orElseThrow();

            assertEquals("ring-incomplete", problem.code(), problem.toString());
            assertTrue(problem.what().contains(missing + " (rack1)"), problem::what);
            assertTrue(problem.what().contains("% of shop"), problem::what);
            assertFalse(problem.what().contains(cluster.node(0).address() + " "), problem::what);
            assertTrue(problem.remedy().contains("--configure"), problem::remedy);
            assertTrue(problem.remedy().contains("resume"), problem::remedy);
            assertEquals(0, agent.engine().task(id).table("shop.spread").rows());
            assertTrue(staged(spec).isEmpty(), "nothing is staged of a task that is refused");
            assertNoSnapshotLeft();
            return id;
        }
    }

    private static void assertAll(Task task, int rows) {
        assertEquals(rows, task.table("shop.spread").rows());
        assertEquals(rows, task.table("shop.spread").items());
        assertEquals(0, task.table("shop.spread").rejects());
    }
}
