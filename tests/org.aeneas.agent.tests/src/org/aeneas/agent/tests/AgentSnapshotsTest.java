package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

import org.aeneas.agent.nodes.AgentSnapshots;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.NodeSnapshots.Directory;
import org.aeneas.agent.task.NodeSnapshots.Found;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenRange;
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
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The agent's snapshots of a real node, by its settings, over a real sshd. */
class AgentSnapshotsTest {
    private static final String SCHEMA = "CREATE TABLE shop.orders (k int PRIMARY KEY);";

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
        sshd = new Sshd(Files.createDirectory(shared.resolve("sshd")));
        node = CassandraNode.start(CassandraVersion.V5_0, shared.resolve("node"), NodeOptions.defaults(),
                Cache.ofUser(), Progress.NONE);
        LiveAgent.show(node);
        try (SourceConnection cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server",
                node.address(), "port", "9042")), Progress.NONE)) {
            cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
            cql.execute(SCHEMA);
            cql.execute("INSERT INTO shop.orders (k) VALUES (1)");
        }
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

    private AgentSnapshots snapshots(boolean local, String dataDirectory) {
        DataProvider provider = new DataProvider("127.0.0.1", local, sshd.target().port(),
                new KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE), "/etc/cassandra.yaml",
                List.of("/var/lib/none", dataDirectory), new Jmx(node.jmxPort(), "", SecretReference.NONE), "");
        AgentSettings initial = AgentSettings.initial();
        return new AgentSnapshots(new AgentSettings("5", initial.server(), initial.ssl(), "/out", initial.logFolder(),
                initial.mountFolder(), List.of(provider), initial.limits()), folders, SecretStore.of(folders),
                folder.resolve("notes"));
    }

    private static Task task(String id) {
        TaskSpec spec = new TaskSpec(id, TaskKind.LOCAL, "", SCHEMA, List.of(new TaskSpec.Table("shop.orders",
                JsonNodeFactory.instance.objectNode())), TaskKind.LOCAL.format(), Compression.NONE, "bucket", "",
                "eu-west-1", Preparation.DO_NOTHING, true, Level.INFO, Encryption.NONE, 1, OptionalDouble.empty());
        return new Task(id, spec, TaskState.RUNNING, Optional.empty(), OptionalLong.of(1), 0, Optional.empty(),
                Instant.EPOCH, Instant.EPOCH, List.of());
    }

    private static TableSchema table() {
        return SchemaReader.read(SCHEMA, "tests", "").tables().get(0);
    }

    private static boolean onNode(String task) {
        return Files.exists(node.tableDirectory("shop", "orders").resolve("snapshots/aeneas-" + task));
    }

    @Test
    void should_read_a_node_of_this_machine_where_its_files_are() throws Exception {
        try (AgentSnapshots snapshots = snapshots(true, node.dataDirectory() + "/")) {
            Task task = task("here");
            snapshots.begin(task, Progress.NONE);
            Found found = snapshots.find(task, table());

            Directory directory = found.directories().get(0);
            assertEquals(1, found.directories().size());
            assertEquals(node.tableDirectory("shop", "orders").resolve("snapshots/aeneas-here"), directory.path());
            assertEquals(directory.files(), Folders.files(directory.path()).stream()
                    .map(file -> file.getFileName().toString()).toList());
            assertEquals(TokenRange.ALL, found.parts().get(0).range());
            assertEquals(Set.of(directory.node()), found.parts().get(0).nodes());
            snapshots.lost(directory);
            assertFalse(Files.exists(folders.remountRequest()), "there is nothing to mount");

            snapshots.end(task);
            assertFalse(onNode("here"));
        }
    }

    @Test
    void should_read_another_machine_s_node_where_it_is_mounted() throws Exception {
        try (AgentSnapshots snapshots = snapshots(false, node.dataDirectory().toString())) {
            Task task = task("there");
            snapshots.begin(task, Progress.NONE);
            Directory directory = snapshots.find(task, table()).directories().get(0);

            Path mount = folders.at(AgentFolders.MOUNT_FOLDER).resolve("127.0.0.1_node/data/data2");
            assertTrue(directory.path().startsWith(mount), directory::toString);
            Files.createDirectories(folders.remountRequest().getParent());
            assertEquals(Optional.empty(), snapshots.lost(directory));
            assertEquals(Optional.empty(), snapshots.lost(directory));
            assertTrue(Files.exists(folders.remountRequest()));
        }
        try (AgentSnapshots later = snapshots(false, node.dataDirectory().toString())) {
            later.clearLeftOvers("there"::equals);
            assertTrue(onNode("there"));
            later.clearLeftOvers(id -> false);
            assertFalse(onNode("there"));
        }
    }

    @Test
    void should_name_a_data_folder_that_the_settings_have_not() {
        try (AgentSnapshots snapshots = snapshots(false, "/var/lib/other")) {
            Task task = task("lacking");

            assertTrue(Problems.of("data-folder-unknown", () -> snapshots.begin(task, Progress.NONE)).what()
                    .contains(node.dataDirectory().toString()));
            snapshots.end(task);
            assertFalse(onNode("lacking"));
        }
    }
}
