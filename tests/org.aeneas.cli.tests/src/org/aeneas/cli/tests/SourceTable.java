package org.aeneas.cli.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table's directory of SSTables with its schema, copied for a test that spoils it.
 *
 * @param name with the keyspace
 */
record SourceTable(String name, Path schema, Path directory) {
    private static final Path REAL = Path.of("../org.aeneas.sstable.tests/resources/sstables");
    private static final Path FAULTS = Path.of("resources/faults");
    private static final String COMP = "CREATE TABLE feat.comp (a int, b text, c timestamp, val text, "
            + "PRIMARY KEY ((a, b), c));";

    /** Eight rows in two SSTables of Cassandra 3.11 or 5.0. */
    static SourceTable comp(Path into, String fixture) {
        try {
            Files.createDirectories(into);
            Path schema = Files.writeString(into.resolve("comp.cql"), COMP);
            return new SourceTable("feat.comp", schema, copy(find(REAL.resolve(fixture), "comp"), into));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** See the README of {@code resources/faults}. */
    static SourceTable faults(Path into, String table) {
        return new SourceTable("faults." + table, FAULTS.resolve("schema.cql").toAbsolutePath(),
                copy(find(FAULTS, table), into));
    }

    Object[] extract(Path out, String... more) {
        return arguments(List.of("extract", "--schema", schema, "--table", name, "--data", directory, "--format",
                "dynamodb-json", "--out", out), more);
    }

    Object[] validate(String... more) {
        return arguments(List.of("validate", "--schema", schema, "--table", name, "--data", directory), more);
    }

    SourceTable withSchema(Path other) {
        return new SourceTable(name, other, directory);
    }

    SourceTable withDirectory(Path other) {
        return new SourceTable(name, schema, other);
    }

    SourceTable named(String other) {
        return new SourceTable(other, schema, directory);
    }

    Path file(String fileName) {
        return directory.resolve(fileName);
    }

    /** Overwrites a file with what the change makes of its bytes. */
    Path change(String fileName, UnaryOperator<byte[]> change) {
        try {
            return Files.write(file(fileName), change.apply(Files.readAllBytes(file(fileName))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] arguments(List<Object> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray();
    }

    private static Path find(Path folder, String table) {
        try (Stream<Path> directories = Files.list(folder)) {
            return directories.filter(directory -> directory.getFileName().toString().startsWith(table + "-"))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beneath {@code to}, which need not be there. */
    static Path copy(Path from, Path to) {
        Path root = to.resolve(from.getFileName());
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to);
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, root.resolve(from.relativize(file).toString()));
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
