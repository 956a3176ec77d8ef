package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.SchemaReader;
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
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;
import org.slf4j.event.Level;

/** A node with one table, which is written to in every way, and what a task that follows it has to come to. */
final class FollowedNode implements AutoCloseable {
    private static final String SCHEMA = "CREATE TABLE shop.live (p int, c int, s text static, v text, w set<text>, "
            + "PRIMARY KEY (p, c));";
    private static final int PARTITIONS = 12;
    private static final int ROWS = 8;

    private final CassandraNode node;
    private final Sshd sshd;
    private final Path folder;
    private final SourceConnection cql;
    private final TableMapping mapping;

    /**
     * Starts the node; skips the test where nothing here reads its files.
     *
     * @param folder for the node's files and the agent's
     * @param target name of the table in DynamoDB
     */
    FollowedNode(CassandraVersion version, Sshd sshd, Path folder, String target) throws Exception {
        this.sshd = sshd;
        this.folder = folder;
        assumeFalse(Readers.ofLine(version == CassandraVersion.V5_0 ? Readers.V5 : Readers.V3).isEmpty(),
                "no reader on this class path");
        node = CassandraNode.start(version, folder.resolve(version.name()), NodeOptions.defaults(), Cache.ofUser(),
                Progress.NONE);
        LiveAgent.show(node);
        mapping = Mapper.propose(SchemaReader.read(SCHEMA, "tests", "").tables().get(0),
                MappingOptions.DEFAULT.withTable("shop.live", TableOptions.DEFAULT.withTargetTable(target)));
        cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server", node.address(), "port", "9042")),
                Progress.NONE);
        cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
        cql.execute(SCHEMA);
        // The login is not of Cassandra's own user here.
        Path backups = Files.createDirectories(node.tableDirectory("shop", "live").resolve("backups"));
        Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    CassandraNode node() {
        return node;
    }

    /** The node as an agent's settings have it. */
    DataProvider provider() {
        return LiveAgent.provider(sshd, node);
    }

    LiveAgent agent(StandIns aws) {
        return new LiveAgent(folder, aws.profile(), List.of(provider()));
    }

    TaskSpec spec(StandIns aws) {
        return new TaskSpec("live", TaskKind.LOCAL, "", SCHEMA, List.of(TaskSpec.Table.of(mapping)),
                TaskKind.LOCAL.format(), Compression.NONE, aws.bucket("agent-follow"), mapping.targetTable(),
                StandIns.REGION, Preparation.DO_NOTHING, true, Level.DEBUG, Encryption.NONE, 4, OptionalDouble.empty())
                .withChanges(Optional.of(new TaskSpec.Changes(false, TaskSpec.Changes.LEAST_SECONDS)));
    }

    void mutate(Random random, int count) {
        for (int i = 0; i < count; i++) {
            cql.execute(mutation(random, node.version() != CassandraVersion.V2_1));
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

    /** Waits until the task asks for the comparison, compares, and lets it end; then nothing of it is on the node. */
    void awaitCutOver(LiveAgent agent, String id, StandIns aws) throws Exception {
        agent.await(id, task -> task.following().flatMap(now -> now.finish()).filter(finish -> finish
                .step(Finish.Kind.VALIDATED).state() == Finish.State.RUNNING).isPresent());
        ValidationReport report = compare(aws);
        assertTrue(report.agrees() && report.items() > 0, report.toString());
        agent.engine().validated(id);
        agent.await(id, task -> task.state() == TaskState.DONE);
        assertEquals(List.of(), left());
        assertTrue(node.nodetool("statusbackup").output().contains("not running"));
    }

    private ValidationReport compare(StandIns aws) {
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

    @Override
    public void close() {
        cql.close();
        node.close();
    }
}
