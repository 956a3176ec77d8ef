package org.aeneas.agent.server.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.task.TableSources;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;

/** Tables with SSTables that nodes of 5.0 have written, and tasks for them. */
final class Tables {
    /** Rows of {@code gen.plain}. */
    static final int PLAIN_ROWS = 40;
    private static final Path PLAIN = Path.of("../org.aeneas.sstable.tests/resources/sstables/v5-oa");
    private static final Path FAULTS = Path.of("../org.aeneas.cli.tests/resources/faults");
    private static final String SCHEMA = """
            CREATE TABLE gen.plain (k int PRIMARY KEY, v text, w bigint);
            CREATE TABLE gen.nowhere (k int PRIMARY KEY, v text);
            CREATE TABLE faults.rejects (pk text, ck text, v text, PRIMARY KEY (pk, ck));
            """;

    private Tables() {
    }

    /** @param data a folder with a table's SSTables each; missing until somebody makes it */
    static TableSources sources(Path data) {
        return TableSources.directories(new SSTables(Readers.all()), table -> List.of(data.resolve(table.name())));
    }

    static void copyTo(Path data) {
        copy(PLAIN, "plain", data, false);
        copy(FAULTS, "rejects", data, false);
    }

    /** As Cassandra has them in its data directory. */
    static void asNode(Path data) {
        copy(PLAIN, "plain", data.resolve("gen"), true);
        copy(FAULTS, "rejects", data.resolve("faults"), true);
    }

    static TaskRequest request(String name, String bucket, TaskTable... tables) {
        return request(name, bucket, SCHEMA, MigrationType.FULL_LOAD, tables);
    }

    static TaskRequest request(String name, String bucket, String schema, MigrationType type, TaskTable... tables) {
        TaskStaging staging = new TaskStaging(TaskStaging.Format.DYNAMODB_JSON, TaskStaging.Compression.NONE, bucket,
                Optional.of("migration/one"), "eu-west-1", true, Encryption.NONE);
        return new TaskRequest(name, TaskKind.LOCAL, type, new TaskSource(schema, List.of(tables), false, false),
                staging, new TaskLoad(TaskLoad.Preparation.DO_NOTHING, OptionalDouble.empty()), 4,
                TaskRequest.LogLevel.DEBUG, Optional.of("a test"));
    }

    /** The same, with files encrypted on S3 and on the agent's disk. */
    static TaskRequest encrypted(TaskRequest r) {
        TaskStaging s = r.staging();
        TaskStaging encrypted = new TaskStaging(s.format(), s.compression(), s.bucket(), s.folder(), s.region(),
                s.deleteLocalFiles(), new Encryption(Encryption.OnS3.SSE_S3, Optional.empty(), true));
        return new TaskRequest(r.name(), r.kind(), r.migrationType(), r.source(), encrypted, r.load(), r.threads(),
                r.logLevel(), r.description());
    }

    static TaskRequest plain(String name, String bucket) {
        return request(name, bucket, new TaskTable("gen", "plain"));
    }

    private static void copy(Path from, String table, Path to, boolean withId) {
        try (Stream<Path> directories = Files.list(from)) {
            Path found = directories.filter(path -> path.getFileName().toString().startsWith(table + "-")).findFirst()
                    .orElseThrow();
            Path copy = Files.createDirectories(to.resolve(withId ? found.getFileName().toString() : table));
            try (Stream<Path> files = Files.list(found)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
