package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.NodeState;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node tells and does over JMX through a real sshd. */
@ExtendWith(WithClusters.class)
class NodeAdminTest {
    private static final TableName FULL = new TableName("snapped", "filled");
    private static final TableName EMPTY = new TableName("snapped", "empty");
    private static final String NAME = "aeneas-admin-test";

    private static NodeDoor door;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        door = NodeDoor.open(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (door != null) {
            door.close();
        }
    }

    static List<NodeKind> kinds() {
        return Boolean.getBoolean("aeneas.tests.all") ? NodeKind.answering().toList() : List.of(NodeKind.V5_0);
    }

    static void fill(CassandraNode node) {
        try (SourceConnection cql = Clusters.connect(node)) {
            cql.execute("CREATE KEYSPACE IF NOT EXISTS snapped WITH replication = "
                    + "{'class': 'NetworkTopologyStrategy', 'dc1': 1}");
            cql.execute("CREATE TABLE IF NOT EXISTS snapped.filled (k int PRIMARY KEY, v text)");
            cql.execute("CREATE TABLE IF NOT EXISTS snapped.empty (k int PRIMARY KEY)");
            cql.execute("INSERT INTO snapped.filled (k, v) VALUES (1, 'one')");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void should_snapshot_what_was_only_in_memory_and_clear_it(NodeKind kind, Clusters clusters) throws Exception {
        CassandraNode node = clusters.node(kind);
        fill(node);
        NodeDoor.show(node);
        List<TableName> tables = List.of(FULL, EMPTY);
        try (NodeAdmin admin = door.connect(node)) {
            admin.flush(tables, Progress.NONE);
            admin.snapshot(NAME, tables, Progress.NONE);

            assertEquals(Set.copyOf(tables), admin.snapshots(Progress.NONE).get(NAME));
            List<SnapshotFolder> folders = admin.folders(NAME, tables, Progress.NONE);
            SnapshotFolder full = folders.stream().filter(f -> f.table().equals(FULL)).findFirst().orElseThrow();
            assertEquals(node.dataDirectory(), Path.of(full.dataFolder()));
            assertEquals(node.tableDirectory("snapped", "filled").resolve("snapshots").resolve(NAME),
                    Path.of(full.dataFolder(), full.relative()));
            assertTrue(full.files().stream().anyMatch(file -> file.endsWith("-Data.db")), full::toString);
            assertTrue(folders.stream().filter(f -> f.table().equals(EMPTY)).flatMap(f -> f.files().stream())
                    .noneMatch(file -> file.endsWith("-Data.db")), folders::toString);
            Problems.of("snapshot-exists", () -> admin.snapshot(NAME, tables, Progress.NONE));

            admin.clearSnapshot(NAME, Progress.NONE);
            admin.clearSnapshot(NAME, Progress.NONE);
            assertEquals(List.of(), admin.folders(NAME, tables, Progress.NONE));
            assertFalse(admin.snapshots(Progress.NONE).containsKey(NAME));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void should_tell_its_state_and_the_ring(NodeKind kind, Clusters clusters) {
        CassandraNode node = clusters.node(kind);
        fill(node);
        try (NodeAdmin admin = door.connect(node)) {
            NodeState state = admin.state(Progress.NONE);
            Ring ring = admin.ring(Set.of("snapped"), Progress.NONE);

            assertEquals(node.version().release(), state.version());
            assertTrue(state.isNormal(), state::mode);
            assertEquals(List.of(node.dataDirectory().toString()), state.dataFolders());
            assertEquals(node.address(), state.host().address());
            assertEquals("dc1 rack1", state.host().datacenter() + " " + state.host().rack());
            assertEquals(List.of(state.host()), ring.hosts());
            assertEquals("org.apache.cassandra.dht.Murmur3Partitioner", ring.partitioner());
            assertEquals(Map.of("snapped", 16), Map.of("snapped", ring.keyspaces().get("snapped").size()));
            assertTrue(admin.keyspaces(Progress.NONE).contains("snapped"));
            assertTrue(admin.keyspaces(Progress.NONE).stream().noneMatch(name -> name.startsWith("system")));
            assertEquals("nowhere on 127.0.0.1", Problems.of("keyspace-unknown",
                    () -> admin.ring(Set.of("nowhere"), Progress.NONE)).object());
            Problems.of("keyspace-local", () -> admin.ring(Set.of("system"), Progress.NONE));
            assertTrue(admin.isOpen());
        }
    }

    @Test
    void should_look_for_files_as_the_user_who_runs_commands(Clusters clusters) throws Exception {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        NodeDoor.show(node);
        JmxAccess jmx = JmxAccess.open(node.jmxPort());
        try (NodeAdmin other = NodeAdmin.connect(door.login(), "aeneas-nobody-here", jmx, Progress.NONE);
                NodeAdmin same = NodeAdmin.connect(door.login(), Sshd.user(), jmx, Progress.NONE)) {
            Problem refused = Problems.of("command-user-refused", () -> other.folders(NAME, List.of(FULL),
                    Progress.NONE));
            assertTrue(refused.what().contains("aeneas-nobody-here: "), refused::what);
            assertTrue(refused.remedy().contains("NOPASSWD"), refused::remedy);
            assertEquals(List.of(), same.folders(NAME, List.of(FULL), Progress.NONE));
        }
    }

    @Test
    void should_pass_on_what_the_node_says_and_stay_connected(Clusters clusters) {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        try (NodeAdmin admin = door.connect(node)) {
            Problem problem = Problems.of("node-operation-failed",
                    () -> admin.flush(List.of(new TableName("nowhere", "nothing")), Progress.NONE));

            assertTrue(problem.what().contains("nowhere"), problem.what());
            assertEquals("NORMAL", admin.state(Progress.NONE).mode());
        }
    }

    @Test
    void should_say_that_jmx_does_not_answer() throws Exception {
        int port;
        try (GuardedJmx closed = new GuardedJmx(false)) {
            port = closed.port();
        }
        Problem problem = refused("jmx-refused", JmxAccess.open(port));

        assertTrue(problem.object().startsWith("127.0.0.1:" + port + " on "), problem.object());
    }

    @Test
    void should_say_that_the_port_is_not_that_of_jmx() {
        refused("jmx-not-spoken", JmxAccess.open(door.sshd().target().port()));
    }

    @Test
    void should_get_in_by_the_password_only_and_never_show_it() throws Exception {
        try (GuardedJmx jmx = new GuardedJmx(false)) {
            refused("jmx-password-required", JmxAccess.open(jmx.port()));
            JmxAccess wrong = new JmxAccess(jmx.port(), "admin", "s3cret-but-wrong".toCharArray());
            ProblemException refusal = assertThrows(ProblemException.class,
                    () -> NodeAdmin.connect(door.login(), wrong, Progress.NONE));
            assertEquals("jmx-password-wrong", refusal.problem().code());
            for (Throwable e = refusal; e != null; e = e.getCause()) {
                assertFalse(String.valueOf(e).contains("s3cret"), e::toString);
            }
            JmxAccess right = new JmxAccess(jmx.port(), GuardedJmx.USER, GuardedJmx.PASSWORD.toCharArray());
            assertFalse(right.toString().contains(GuardedJmx.PASSWORD));
            try (NodeAdmin admin = NodeAdmin.connect(door.login(), right, Progress.NONE)) {
                assertTrue(Problems.of("node-operation-failed", () -> admin.state(Progress.NONE)).what()
                        .contains("StorageService"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.77.77.77" })
    void should_get_in_whatever_address_the_node_s_stubs_name(String name, @TempDir Path folder) throws Exception {
        try (ManagedJvm jvm = new ManagedJvm(folder, name);
                NodeAdmin admin = NodeAdmin.connect(door.login(), JmxAccess.open(jvm.port()), Progress.NONE)) {
            assertTrue(Problems.of("node-operation-failed", () -> admin.state(Progress.NONE)).what()
                    .contains("StorageService"));
        }
    }

    @Test
    void should_refuse_tls_inside_ssh() throws Exception {
        try (GuardedJmx jmx = new GuardedJmx(true)) {
            refused("jmx-tls", JmxAccess.open(jmx.port()));
        }
    }

    private static Problem refused(String code, JmxAccess access) {
        SshSession session = door.login();
        Problem problem = Problems.of(code, () -> NodeAdmin.connect(session, access, Progress.NONE));
        assertFalse(session.isConnected(), "the session is closed");
        return problem;
    }

    @Test
    void should_notice_that_ssh_is_gone(@TempDir Path folder, Clusters clusters) throws Exception {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        NodeDoor other = NodeDoor.open(folder);
        try (NodeAdmin admin = other.connect(node)) {
            assertTrue(admin.isOpen());
            other.close();

            assertTimeoutPreemptively(Duration.ofSeconds(20),
                    () -> assertTrue(Set.of("jmx-lost", "ssh-connection-lost")
                            .contains(Problems.of(() -> admin.state(Progress.NONE)).code())));
            assertFalse(admin.isOpen());
        }
    }

    @Test
    void should_wait_no_longer_for_a_silent_node_when_cancelled(@TempDir Path folder, Clusters clusters)
            throws Exception {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        NodeDoor other = NodeDoor.open(folder);
        try (NodeAdmin admin = other.connect(node)) {
            other.sshd().freezeSessions(true);
            long end = System.nanoTime() + Duration.ofMillis(500).toNanos();

            assertTimeoutPreemptively(Duration.ofSeconds(10),
                    () -> assertThrows(CancelledException.class, () -> admin.state(ConnectTest.cancelledAt(end))));
            assertFalse(admin.isOpen());
        } finally {
            other.sshd().freezeSessions(false);
            other.close();
        }
    }
}
