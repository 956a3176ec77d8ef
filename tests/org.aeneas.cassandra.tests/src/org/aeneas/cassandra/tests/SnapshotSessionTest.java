package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeConnector;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.SnapshotSession;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.Credentials;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of tasks on a real node behind a real sshd. */
@ExtendWith(WithClusters.class)
class SnapshotSessionTest {
    private static final TableName TABLE = new TableName("session", "orders");

    private static NodeDoor door;
    private static CassandraNode node;

    @TempDir
    Path temporary;

    private Path notes;

    @BeforeAll
    static void open(@TempDir Path folder, Clusters clusters) throws Exception {
        door = NodeDoor.open(folder);
        node = clusters.node(CassandraVersion.V5_0);
        NodeDoor.show(node);
        cql("CREATE KEYSPACE session WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}",
                "CREATE TABLE session.orders (k int PRIMARY KEY)", "CREATE TABLE session.empty (k int PRIMARY KEY)");
    }

    @AfterAll
    static void close() throws Exception {
        if (door != null) {
            door.close();
        }
    }

    @BeforeEach
    void fill() {
        notes = temporary.resolve("notes");
        cql("INSERT INTO session.orders (k) VALUES (1)");
    }

    private static void cql(String... statements) {
        try (SourceConnection connection = Clusters.connect(node)) {
            Stream.of(statements).forEach(connection::execute);
        }
    }

    private static NodeConnector connector(String name) {
        return NodeConnector.ssh(name, door.client(), door.sshd().target(), "",
                () -> new Credentials.PrivateKey(door.sshd().userKey(), new char[0]),
                () -> JmxAccess.open(node.jmxPort()));
    }

    private SnapshotSession session() {
        return new SnapshotSession(notes, List.of(connector("10.0.0.1")));
    }

    private static TaskSnapshot begin(SnapshotSession session, String task) {
        return session.begin(task, List.of(TABLE), Progress.NONE);
    }

    private static List<String> names() throws IOException {
        Path snapshots = node.tableDirectory("session", "orders").resolve("snapshots");
        if (Files.notExists(snapshots)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(snapshots)) {
            return found.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("aeneas-task"))
                    .sorted().toList();
        }
    }

    @Test
    void should_give_a_task_the_same_snapshot_until_it_ends() throws Exception {
        TaskSnapshot first;
        try (SnapshotSession session = session()) {
            first = begin(session, "task-1");
        }
        TaskSnapshot.NodePart part = first.nodes().get(0);
        SnapshotFolder folder = part.folders(TABLE).get(0);
        Path there = Path.of(folder.dataFolder(), folder.relative());
        assertEquals("10.0.0.1", part.node());
        assertEquals(node.address(), part.host().address());
        assertEquals(List.of(TokenRange.ALL), first.coverage().ranges("session", node.address()));
        assertEquals(folder.files(), Folders.files(there).stream().map(file -> file.getFileName().toString()).toList());
        assertTrue(folder.files().stream().anyMatch(file -> file.endsWith("-Data.db")), folder::toString);

        cql("INSERT INTO session.orders (k) VALUES (2)");
        node.compact("session");
        try (SnapshotSession session = session()) {
            assertEquals(first, begin(session, "task-1"));
            assertEquals(List.of("aeneas-task-1"), names());

            session.end("task-1", Progress.NONE);
            session.end("task-1", Progress.NONE);
        }
        assertEquals(List.of(), names());
        assertEquals(List.of(), Folders.files(notes));
    }

    @Test
    void should_make_anew_what_was_not_finished() throws Exception {
        try (SnapshotSession session = session()) {
            TaskSnapshot first = begin(session, "task-2");
            // As a kill leaves it between the snapshot and its note.
            Files.writeString(notes.resolve("task-2.snapshot"), "aeneas-snapshot 1\non\t10.0.0.1\nend\n");
            cql("INSERT INTO session.orders (k) VALUES (3)");
            TaskSnapshot second = begin(session, "task-2");

            assertNotEquals(first.nodes(), second.nodes());
            session.end("task-2", Progress.NONE);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void should_clear_what_tasks_have_left_that_are_no_more() throws Exception {
        try (SnapshotSession session = session()) {
            begin(session, "task-3");
            begin(session, "task-4");
        }
        try (SnapshotSession session = session()) {
            assertEquals(List.of(), session.clearLeftOvers("task-4"::equals, Progress.NONE));
            assertEquals(List.of("aeneas-task-4"), names());
            assertEquals(List.of(), session.clearLeftOvers(task -> false, Progress.NONE));
        }
        assertEquals(List.of(), names());
    }

    @Test
    void should_not_take_another_snapshot_for_its_own() throws Exception {
        try (SnapshotSession session = session()) {
            begin(session, "task-5");
            node.clearSnapshot("aeneas-task-5");
            assertEquals("aeneas-task-5 on 10.0.0.1", Problems.of("snapshot-gone", () -> begin(session, "task-5"))
                    .object());
            Problems.of("snapshot-other-tables", () -> session.begin("task-5",
                    List.of(new TableName("session", "empty")), Progress.NONE));
            session.end("task-5", Progress.NONE);
        }
    }

    @Test
    void should_clear_later_what_cannot_be_cleared_now(@TempDir Path folder) throws Exception {
        NodeDoor other = NodeDoor.open(folder);
        NodeConnector connector = NodeConnector.ssh("10.0.0.1", other.client(), other.sshd().target(), "",
                () -> new Credentials.PrivateKey(other.sshd().userKey(), new char[0]),
                () -> JmxAccess.open(node.jmxPort()));
        try (SnapshotSession session = new SnapshotSession(notes, List.of(connector))) {
            TaskSnapshot snapshot = begin(session, "task-6");
            other.sshd().stop();
            other.sshd().start("host_ed25519", "host_rsa");
            assertEquals(snapshot, begin(session, "task-6"), "the connection that was kept is made anew");

            other.sshd().stop();
            Problems.of(() -> session.end("task-6", Progress.NONE));
            assertEquals("connection-refused", session.clearLeftOvers(task -> false, Progress.NONE).get(0).code());
            assertEquals(List.of("aeneas-task-6"), names());

            other.sshd().start("host_ed25519", "host_rsa");
            assertEquals(List.of(), session.clearLeftOvers(task -> false, Progress.NONE));
        } finally {
            other.close();
        }
        assertEquals(List.of(), names());
        assertEquals(List.of(), Folders.files(notes));
    }

    @Test
    void should_leave_nothing_where_the_nodes_are_refused() throws Exception {
        try (SnapshotSession session = new SnapshotSession(notes, List.of(connector("a"), connector("b")))) {
            Problems.of("node-twice", () -> begin(session, "task-7"));
        }
        try (SnapshotSession session = new SnapshotSession(notes, List.of())) {
            Problems.of("ring-incomplete", () -> begin(session, "task-8"));
        }
        assertEquals(List.of(), names());
        assertEquals(List.of(), Folders.files(notes));
    }

    @Test
    void should_say_how_to_clear_what_is_left_on_nodes_that_were_removed() throws Exception {
        String note = "aeneas-snapshot 1\non\t10.0.0.1\non\t10.0.0.8\non\t10.0.0.9\nend\n";
        Files.createDirectories(notes);
        try (SnapshotSession session = session()) {
            for (String task : List.of("task-10", "task-11")) {
                Files.writeString(notes.resolve(task + ".snapshot"), note);
            }
            begin(session, "task-10");
            Problem left = session.end("task-10", Progress.NONE).orElseThrow();
            assertEquals("10.0.0.8, 10.0.0.9", left.object());
            assertTrue(left.remedy().endsWith("nodetool clearsnapshot -t aeneas-task-10"), left::remedy);
            assertEquals(Optional.empty(), session.end("task-10", Progress.NONE));
            assertEquals(List.of("snapshot-left"), session.clearLeftOvers(task -> false, Progress.NONE).stream()
                    .map(Problem::code).toList());
        }
        assertEquals(List.of(), names());
        assertEquals(List.of(), Folders.files(notes));
    }

    @Test
    void should_say_that_a_note_is_damaged_and_keep_it() throws Exception {
        Path note = Files.createDirectories(notes).resolve("task-9.snapshot");
        Files.writeString(note, "aeneas-snapshot 1\nsnapshot\tx");
        try (SnapshotSession session = session()) {
            assertEquals(note.toString(), Problems.of("snapshot-note-damaged", () -> begin(session, "task-9"))
                    .object());
        }
        assertTrue(Files.exists(note));
        assertFalse(Files.readString(note).isEmpty());
    }
}
