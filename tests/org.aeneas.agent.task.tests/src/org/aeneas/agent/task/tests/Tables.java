package org.aeneas.agent.task.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.load.Preparation;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.StandIns;
import org.slf4j.event.Level;

/** The tables of these tests, with SSTables that nodes of 5.0 have written, and tasks for them. */
final class Tables {
    /** 40 rows. */
    static final String PLAIN = "gen.plain";
    /** 8 rows. */
    static final String COMP = "feat.comp";
    /** 4 rows, and 3 that DynamoDB cannot hold. */
    static final String REJECTS = "faults.rejects";

    private static final Path SSTABLES = Path.of("../org.aeneas.sstable.tests/resources/sstables");
    private static final Path FAULTS = Path.of("../org.aeneas.cli.tests/resources/faults");
    private static final String SCHEMA = """
            CREATE TABLE gen.plain (k int PRIMARY KEY, v text, w bigint);
            CREATE TABLE feat.comp (a int, b text, c timestamp, val text, PRIMARY KEY ((a, b), c));
            CREATE TABLE faults.rejects (pk text, ck text, v text, PRIMARY KEY (pk, ck));
            """;

    private Tables() {
    }

    /** Copies all tables' directories there, so that a test may spoil them. */
    static Path copyTo(Path folder) {
        copy(SSTABLES.resolve("v5-oa"), "plain", folder);
        copy(SSTABLES.resolve("s50"), "comp", folder);
        copy(FAULTS, "rejects", folder);
        return folder;
    }

    static Path directory(Path data, String table) {
        return data.resolve(table.substring(table.indexOf('.') + 1));
    }

    /** @param data what {@link #copyTo} has filled */
    static TableSources sources(Path data) {
        return new FineSources(TableSources.directories(new SSTables(Readers.all()),
                table -> List.of(directory(data, table.qualifiedName()))));
    }

    /** The task with the statements after the schema that it has, and the tables as they are then. */
    static TaskSpec altered(TaskSpec spec, String target, String statements) {
        String schema = SCHEMA + statements;
        List<TaskSpec.Table> tables = spec.tables().stream()
                .map(table -> TaskSpec.Table.of(mapping(schema, table.name(), target))).toList();
        return spec.withSource(schema, tables);
    }

    /** The table's name in DynamoDB is that of the target and the table. */
    static TaskSpec spec(String name, String bucket, String target, String... tables) {
        List<TaskSpec.Table> chosen = Stream.of(tables).map(table -> TaskSpec.Table.of(mapping(table, target)))
                .toList();
        return new TaskSpec(name, TaskKind.LOCAL, "a test", SCHEMA, chosen, TaskKind.LOCAL.format(), Compression.NONE,
                bucket, "migration/one", StandIns.REGION, Preparation.DO_NOTHING, true, Level.DEBUG, Encryption.NONE,
                4, OptionalDouble.empty());
    }

    static List<String> lines(InputStream content) throws IOException {
        try (content) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    static String target(String target, String table) {
        return target + "." + table;
    }

    private static TableMapping mapping(String table, String target) {
        return mapping(SCHEMA, table, target);
    }

    private static TableMapping mapping(String statements, String table, String target) {
        TableSchema schema = SchemaReader.read(statements, "tests", "").tables().stream()
                .filter(known -> known.qualifiedName().equals(table)).findFirst().orElseThrow();
        TableMapping proposed = Mapper.propose(schema, MappingOptions.DEFAULT);
        return new TableMapping(schema, target(target, table), proposed.partitionKey(), proposed.sortKey(),
                proposed.columns(), proposed.ttlAttribute(), proposed.writeTimeAttribute(), proposed.indexes());
    }

    private static void copy(Path from, String table, Path to) {
        try (Stream<Path> directories = Files.list(from)) {
            Path found = directories.filter(path -> path.getFileName().toString().startsWith(table + "-")).findFirst()
                    .orElseThrow();
            Path copy = Files.createDirectories(to.resolve(table));
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
