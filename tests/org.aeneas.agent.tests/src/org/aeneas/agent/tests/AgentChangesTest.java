package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.agent.nodes.AgentChanges;
import org.aeneas.agent.nodes.AgentSnapshots;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.ChangeSource.Cycle;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.load.Preparation;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the agent finds out of the changes on a real node, by its settings, over a real sshd. */
class AgentChangesTest {
    @TempDir
    private static Path shared;
    private static Sshd sshd;
    private static CassandraNode node;

    @TempDir
    private Path folder;
    private AgentFolders folders;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        assumeFalse(Readers.ofLine(Readers.V5).isEmpty(), "no reader on this class path");
        sshd = new Sshd(Files.createDirectory(shared.resolve("sshd")));
        node = CassandraNode.start(CassandraVersion.V5_0, shared.resolve("node"),
                NodeOptions.builder().extraYaml("auto_snapshot: true").build(), Cache.ofUser(), Progress.NONE);
        LiveAgent.show(node);
        cql("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
    }

    @AfterAll
    static void stop() throws Exception {
        if (node != null) {
            node.close();
        }
        if (sshd != null) {
            sshd.close();
        }
    }

    @BeforeEach
    void trust() {
        folders = new AgentFolders(folder.resolve("agent"));
        KnownHosts hosts = new KnownHosts(folders.knownHosts());
        hosts.trust(new SshClient(hosts).hostKey(sshd.target(), Progress.NONE));
    }

    private static void cql(String... statements) {
        try (SourceConnection cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server",
                node.address(), "port", "9042")), Progress.NONE)) {
            Stream.of(statements).forEach(cql::execute);
        }
    }

    /** An agent, whose notes outlive it. */
    private record Agent(AgentSnapshots snapshots, AgentChanges changes) implements AutoCloseable {

        List<String> told(Task task, long number, TableSchema table) {
            Cycle cycle = changes.cycle(task, number, Progress.NONE);
            List<String> told = new ArrayList<>();
            try (ChangeCursor cursor = changes.changes(task, cycle, table, List.of())) {
                while (cursor.next()) {
                    told.add((cursor.isAlive() ? "put " : "delete ") + key(cursor.row())
                            + cursor.before().map(row -> " was " + value(row)).orElse(""));
                }
            }
            return told.stream().sorted().toList();
        }

        private static String key(Row row) {
            return row.value(0).getInt(0) + value(row);
        }

        private static String value(Row row) {
            return row.isNull(1) ? "" : "=" + row.value(1).getInt(0);
        }

        @Override
        public void close() {
            changes.close();
            snapshots.close();
        }
    }

    private Agent agent() {
        AgentSettings initial = AgentSettings.initial();
        AgentSettings settings = new AgentSettings("5", initial.server(), initial.ssl(), "/out", initial.logFolder(),
                initial.mountFolder(), List.of(LiveAgent.provider(sshd, node)), initial.limits());
        AgentSnapshots snapshots =
                new AgentSnapshots(settings, folders, SecretStore.of(folders), folder.resolve("snapshots"));
        return new Agent(snapshots, new AgentChanges(new SSTables(Readers.all()), snapshots, settings, folders,
                SecretStore.of(folders), folder.resolve("changes")));
    }

    private static TableSchema table(String name) {
        String schema = "CREATE TABLE shop." + name + " (k int PRIMARY KEY, v int);";
        cql(schema);
        return SchemaReader.read(schema, "tests", "").tables().get(0);
    }

    private static Task task(TableSchema table) {
        TaskSpec spec = new TaskSpec(table.name(), TaskKind.LOCAL, "", "", List.of(new TaskSpec.Table(
                table.qualifiedName(), JsonNodeFactory.instance.objectNode())), TaskKind.LOCAL.format(),
                Compression.NONE, "bucket", "", "eu-west-1", Preparation.DO_NOTHING, true, Level.INFO, Encryption.NONE,
                1, OptionalDouble.empty());
        return new Task(table.name(), spec, TaskState.RUNNING, Optional.empty(),
                OptionalLong.of(Instant.now().getEpochSecond()), 0, Optional.empty(), Instant.EPOCH, Instant.EPOCH,
                List.of());
    }

    private static Agent begun(Agent agent, Task task) {
        agent.changes().begin(task, Progress.NONE);
        agent.snapshots().begin(task, Progress.NONE);
        return agent;
    }

    private static void write(TableSchema table, int key, int value) {
        cql("INSERT INTO " + table.qualifiedName() + " (k, v) VALUES (" + key + ", " + value + ")");
    }

    /** The login is not of Cassandra's own user here. */
    private static void letRemoveLinks(TableSchema table) throws IOException {
        Path backups = node.tableDirectory(table.keyspace(), table.name()).resolve("backups");
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(backups);
        permissions.add(PosixFilePermission.OTHERS_WRITE);
        Files.setPosixFilePermissions(backups, permissions);
    }

    private static List<String> left(TableSchema table) throws IOException {
        try (Stream<Path> files = Files.walk(node.tableDirectory(table.keyspace(), table.name()))) {
            return files.filter(Files::isRegularFile).map(Path::toString)
                    .filter(file -> file.contains("/backups/") || file.contains("/snapshots/aeneas-")).toList();
        }
    }

    @Test
    void should_tell_of_values_in_a_column_that_was_added() throws Exception {
        TableSchema table = table("grown");
        Task task = task(table);
        try (Agent agent = begun(agent(), task)) {
            write(table, 1, 1);
            cql("ALTER TABLE shop.grown ADD w text", "INSERT INTO shop.grown (k, v, w) VALUES (2, 2, 'new')");
            Cycle cycle = agent.changes().cycle(task, 1, Progress.NONE);
            try (ChangeCursor cursor = agent.changes().changes(task, cycle, table, List.of())) {
                while (cursor.next()) {
                    assertTrue(cursor.isAlive());
                }
                assertTrue(cursor.unknownCells() > 0);
            }
            TableSchema grown = SchemaReader.read("CREATE TABLE shop.grown (k int PRIMARY KEY, v int, w text)", "tests", "")
                    .tables().get(0);
            try (ChangeCursor cursor = agent.changes().changes(task, cycle, grown, List.of())) {
                List<String> added = new ArrayList<>();
                while (cursor.next()) {
                    Optional.ofNullable(cursor.row().value(2))
                            .ifPresent(value -> added.add(StandardCharsets.UTF_8.decode(value).toString()));
                }
                assertEquals(List.of("new"), added);
                assertEquals(0, cursor.unknownCells());
            }
            letRemoveLinks(table);
            agent.changes().end(task, Progress.NONE);
            agent.snapshots().end(task);
        }
    }

    @Test
    void should_tell_each_change_in_one_cycle_and_leave_nothing() throws Exception {
        TableSchema table = table("orders");
        Task task = task(table);
        write(table, 1, 1);
        write(table, 2, 2);
        try (Agent agent = begun(agent(), task)) {
            write(table, 1, 11);
            cql("DELETE FROM shop.orders WHERE k = 2");
            write(table, 3, 3);
            assertEquals(List.of("delete 2 was =2", "put 1=11 was =1", "put 3=3"), agent.told(task, 1, table));
            letRemoveLinks(table);
            agent.changes().confirmed(task, 1, Progress.NONE);
            agent.changes().confirmed(task, 1, Progress.NONE);
            agent.snapshots().end(task);

            write(table, 4, 4);
            node.flush("shop");
            node.compact("shop");
            assertTrue(agent.told(task, 2, table).contains("put 4=4"));
            agent.changes().confirmed(task, 2, Progress.NONE);
            agent.changes().repair(task, Progress.NONE);
            agent.changes().end(task, Progress.NONE);
            agent.changes().end(task, Progress.NONE);
        }
        assertEquals(List.of(), left(table));
        assertTrue(node.nodetool("statusbackup").output().contains("not running"));
    }

    @Test
    void should_tell_the_same_of_a_cycle_after_a_restart() throws Exception {
        TableSchema table = table("restarted");
        Task task = task(table);
        try (Agent agent = begun(agent(), task)) {
            write(table, 1, 1);
            agent.told(task, 1, table);
        }
        write(table, 1, 2);
        try (Agent agent = begun(agent(), task)) {
            assertEquals(List.of("put 1=1"), agent.told(task, 1, table));
            letRemoveLinks(table);
            agent.changes().confirmed(task, 1, Progress.NONE);
            assertEquals(List.of("put 1=2 was =1"), agent.told(task, 2, table));
            agent.changes().end(task, Progress.NONE);
            agent.snapshots().end(task);
        }
    }

    @Test
    void should_not_take_a_nodes_own_backups_for_those_of_a_clone() throws Exception {
        TableSchema table = table("kept");
        Task task = task(table);
        node.nodetool("enablebackup");
        write(table, 1, 1);
        node.flush("shop");
        List<String> kept = left(table);
        try (Agent agent = agent()) {
            Problem problem = Problems.of("backups-in-use", () -> agent.changes().begin(task, Progress.NONE));
            assertEquals("127.0.0.1", problem.object());
            agent.changes().end(task, Progress.NONE);
            assertEquals(kept, left(table));
            assertTrue(node.nodetool("statusbackup").output().matches("(?s).*(?<!not )running.*"));

            node.nodetool("disablebinary");
            agent.changes().begin(task, Progress.NONE);
            agent.changes().begin(task, Progress.NONE);
            letRemoveLinks(table);
            agent.changes().end(task, Progress.NONE);
        } finally {
            node.nodetool("enablebinary");
            node.nodetool("disablebackup");
        }
        assertEquals(1, kept.stream().filter(file -> file.endsWith("-Data.db")).count());
        assertEquals(List.of(), left(table));
    }

    @Test
    void should_say_when_it_does_not_know_what_changed() throws Exception {
        TableSchema table = table("gaps");
        Task task = task(table);
        try (Agent agent = begun(agent(), task)) {
            node.nodetool("disablebackup");
            assertEquals("127.0.0.1",
                    Problems.of("history-lost", () -> agent.changes().cycle(task, 1, Progress.NONE)).object());
            Problems.of("history-lost", () -> agent.changes().begin(task, Progress.NONE));
            node.nodetool("enablebackup");
            write(table, 1, 1);
            cql("TRUNCATE shop.gaps");
            Problems.of("table-truncated", () -> agent.changes().cycle(task, 1, Progress.NONE));
            letRemoveLinks(table);
            agent.changes().end(task, Progress.NONE);
            agent.snapshots().end(task);
        }
        assertEquals(List.of(), left(table));
    }
}
