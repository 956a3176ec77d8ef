package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.aeneas.agent.nodes.AgentChanges;
import org.aeneas.agent.nodes.AgentSnapshots;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.load.Preparation;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

/** A task follows a real node, while it is written to, up to the cut-over: then both sides are the same. */
@ExtendWith(StandIns.Extension.class)
class AgentFollowTest {
    private static final String SCHEMA = "CREATE TABLE shop.live (p int, c int, s text static, v text, w set<text>, "
            + "PRIMARY KEY (p, c));";
    private static final int PARTITIONS = 12;
    private static final int ROWS = 8;
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    private static Path shared;
    private static Sshd sshd;

    private CassandraNode node;

    @TempDir
    private Path folder;
    private StandIns aws;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        sshd = new Sshd(Files.createDirectory(shared.resolve("sshd")));
    }

    /** The oldest, a middle one and the newest, of which each has files of another kind. */
    static Stream<CassandraVersion> versions() {
        return Boolean.getBoolean("aeneas.tests.all")
                ? Stream.of(CassandraVersion.V2_1, CassandraVersion.V3_11, CassandraVersion.V5_0)
                : Stream.of(CassandraVersion.V5_0);
    }

    private void start(CassandraVersion version) throws Exception {
        String reader = version == CassandraVersion.V5_0 ? Readers.V5 : Readers.V3;
        assumeFalse(Readers.ofLine(reader).isEmpty(), "no reader on this class path");
        node = CassandraNode.start(version, shared.resolve(version.name()), NodeOptions.defaults(), Cache.ofUser(),
                Progress.NONE);
        for (Path path = node.dataDirectory(); path.getNameCount() > 1; path = path.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    @AfterEach
    void stopNode() {
        if (node != null) {
            node.close();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    private SourceConnection cql() {
        return Services.cassandra().connect(new ConnectionSettings(Map.of("server", node.address(), "port", "9042")),
                Progress.NONE);
    }

    /** An agent, as far as tasks need one. */
    private final class Agent implements AutoCloseable {
        private final AgentSnapshots snapshots;
        private final AgentChanges changes;
        private final TaskStore store;
        private final TaskEngine engine;

        Agent() {
            AgentFolders folders = new AgentFolders(folder.resolve("agent"));
            KnownHosts hosts = new KnownHosts(folders.knownHosts());
            hosts.trust(new SshClient(hosts).hostKey(sshd.target(), Progress.NONE));
            DataProvider provider = new DataProvider("127.0.0.1", true, sshd.target().port(),
                    new KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE), "/etc/cassandra.yaml",
                    List.of(node.dataDirectory().toString()), new Jmx(node.jmxPort(), "", SecretReference.NONE), "");
            AgentSettings initial = AgentSettings.initial();
            AgentSettings settings = new AgentSettings("5", initial.server(), initial.ssl(), "/out",
                    initial.logFolder(), initial.mountFolder(), List.of(provider), initial.limits());
            SecretStore secrets = SecretStore.of(folders);
            SSTables sstables = new SSTables(Readers.all());
            snapshots = new AgentSnapshots(settings, folders, secrets, folder.resolve("snapshots"));
            changes = new AgentChanges(sstables, snapshots, settings, folders, secrets, folder.resolve("changes"));
            store = TaskStore.open(folder.resolve("store"));
            engine = TaskEngine.open(store, TableSources.nodes(sstables, snapshots, changes), FileKeys.NONE,
                    Services.aws(), EngineSettings.DEFAULT.withEndpoints(aws.profile().endpoints())
                            .withRetries(Duration.ofMillis(200), Duration.ofSeconds(1)),
                    aws.profile().credentials());
        }

        Task await(String id, Predicate<Task> wanted) throws InterruptedException {
            long begun = System.nanoTime();
            for (Task task = engine.task(id); !wanted.test(task); task = engine.task(id)) {
                boolean ended = task.state() == TaskState.DONE || task.state() == TaskState.FAILED;
                assertTrue(!ended && System.nanoTime() - begun < LONG.toNanos(),
                        "It never became what is wanted: " + task.state() + " " + task.problem());
                Thread.sleep(50);
            }
            return engine.task(id);
        }

        Task awaitCycle(String id, long cycle) throws InterruptedException {
            return await(id, task -> task.following().filter(now -> now.cycle() >= cycle).isPresent());
        }

        @Override
        public void close() {
            engine.close();
            store.close();
            changes.close();
            snapshots.close();
        }
    }

    /** @param ranges whether ranges of rows can be deleted: not before 3.0 */
    private static String mutation(Random random, boolean ranges) {
        int p = random.nextInt(PARTITIONS);
        int c = random.nextInt(ROWS);
        String row = " WHERE p = " + p + " AND c = " + c;
        String value = "'v" + random.nextInt(1000) + "'";
        return switch (random.nextInt(11)) {
            case 0, 1 -> "INSERT INTO shop.live (p, c, v) VALUES (" + p + ", " + c + ", " + value + ")";
            case 2 -> "UPDATE shop.live SET v = " + value + row;
            case 3 -> "UPDATE shop.live SET w = w + {" + value + "}" + row;
            case 4 -> "UPDATE shop.live SET s = " + value + " WHERE p = " + p;
            case 5 -> "DELETE v FROM shop.live" + row;
            case 6 -> "DELETE FROM shop.live" + row;
            case 7 -> "DELETE FROM shop.live WHERE p = " + p + " AND c " + (ranges ? ">= " : "= ") + c;
            case 8 -> random.nextInt(3) == 0 ? "DELETE FROM shop.live WHERE p = " + p
                    : "DELETE s FROM shop.live WHERE p = " + p;
            case 9 -> "UPDATE shop.live USING TTL 3 SET v = " + value + row;
            default -> "INSERT INTO shop.live (p, c, v) VALUES (" + p + ", " + c + ", " + value
                    + ") USING TIMESTAMP 1000";
        };
    }

    private void mutate(SourceConnection cql, Random random, int count) {
        for (int i = 0; i < count; i++) {
            cql.execute(mutation(random, node.version() != CassandraVersion.V2_1));
        }
    }

    private TaskSpec spec(TableMapping mapping) {
        return new TaskSpec("live", TaskKind.LOCAL, "", SCHEMA, List.of(TaskSpec.Table.of(mapping)),
                TaskKind.LOCAL.format(), Compression.NONE, aws.bucket("agent-follow"), mapping.targetTable(), StandIns.REGION,
                Preparation.DO_NOTHING, true, Level.DEBUG, Encryption.NONE, 4, OptionalDouble.empty())
                .withChanges(Optional.of(new TaskSpec.Changes(false, TaskSpec.Changes.LEAST_SECONDS)));
    }

    private ValidationReport compare(SourceConnection cql, TableMapping mapping) {
        long now = Instant.now().getEpochSecond();
        try (RowSource rows = cql.query(mapping.source(), "LOCAL_QUORUM")) {
            return new Validator(rows, mapping, aws.session().items(), new ValidateOptions(1, 2, false, now, now,
                    folder, 10, ItemForm.NATIVE)).run(Progress.NONE);
        }
    }

    private List<String> left() throws Exception {
        try (Stream<Path> files = Files.walk(node.tableDirectory("shop", "live"))) {
            return files.filter(Files::isRegularFile).map(Path::toString)
                    .filter(file -> file.contains("/backups/") || file.contains("/snapshots/aeneas-")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_have_what_the_source_has_after_the_cut_over_whatever_happens_meanwhile(CassandraVersion version,
            StandIns standIns) throws Exception {
        aws = standIns;
        start(version);
        Random random = new Random(20260406);
        TableSchema table = SchemaReader.read(SCHEMA, "tests", "").tables().get(0);
        TableMapping mapping = Mapper.propose(table, MappingOptions.DEFAULT.withTable("shop.live",
                TableOptions.DEFAULT.withTargetTable("live-" + version.name())));
        try (SourceConnection cql = cql()) {
            cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
            cql.execute(SCHEMA);
            // The login is not of Cassandra's own user here.
            Path backups = Files.createDirectories(node.tableDirectory("shop", "live").resolve("backups"));
            Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("rwxrwxrwx"));
            mutate(cql, random, 200);
            String id;
            try (Agent agent = new Agent()) {
                id = agent.engine.create(spec(mapping)).id();
                agent.engine.start(id);
                mutate(cql, random, 100);
                agent.awaitCycle(id, 1);
                mutate(cql, random, 200);
                node.flush("shop");
                agent.awaitCycle(id, 2);
                mutate(cql, random, 100);
                node.compact("shop");
                mutate(cql, random, 100);
            }
            mutate(cql, random, 100);
            try (Agent agent = new Agent()) {
                agent.awaitCycle(id, 4);
                mutate(cql, random, 200);
                Thread.sleep(4000); // until the cells that were to expire have
                agent.engine.finish(id);
                agent.await(id, task -> task.following().flatMap(now -> now.finish()).filter(finish -> finish
                        .step(Finish.Kind.VALIDATED).state() == Finish.State.RUNNING).isPresent());
                ValidationReport report = compare(cql, mapping);
                assertTrue(report.agrees() && report.items() > 0, report.toString());
                agent.engine.validated(id);
                agent.await(id, task -> task.state() == TaskState.DONE);
            }
        }
        assertEquals(List.of(), left());
        assertTrue(node.nodetool("statusbackup").output().contains("not running"));
    }
}
