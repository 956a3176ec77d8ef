package org.aeneas.agent.server.internal.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.staging.DurableFiles;

/**
 * Where Cassandra keeps a table: {@code KEYSPACE/TABLE-ID} in each data directory since 2.1, {@code KEYSPACE/TABLE}
 * before (org.apache.cassandra.db.Directories). What was dropped leaves its directory behind, with snapshots only.
 */
final class TableDirectories {
    private static final String ID = "-[0-9a-f]{32}";

    private TableDirectories() {
    }

    /**
     * @param folders data directories
     * @throws org.aeneas.core.ProblemException {@code table-not-on-nodes}, {@code table-ambiguous}
     */
    static List<Path> find(TableSchema table, List<Path> folders) {
        List<Path> all = folders.stream().flatMap(folder -> of(table, folder).stream()).toList();
        if (all.isEmpty()) {
            throw new Problem("table-not-on-nodes", "No data-provider node has this table.", table.qualifiedName(),
                    "Correct the table's name, or read the schema again; see that the settings name all data "
                            + "directories.").asException();
        }
        List<Path> filled = all.stream().filter(TableDirectories::hasData).toList();
        Set<String> names = filled.stream().map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        if (names.size() > 1) {
            throw new Problem("table-ambiguous", "There are several tables of this name: " + names + ".",
                    table.qualifiedName(), "Move the directories away that belong to a table that was dropped.")
                            .asException();
        }
        return filled.isEmpty() ? all : filled;
    }

    private static List<Path> of(TableSchema table, Path folder) {
        Optional<String> known = table.id().map(TableDirectories::hex).map(id -> table.name() + "-" + id);
        try (Stream<Path> directories = Files.list(folder.resolve(table.keyspace()))) {
            List<Path> named = directories.filter(path -> isOf(table, path)).sorted().toList();
            List<Path> exact = named.stream().filter(path -> known.isPresent()
                    && path.getFileName().toString().equals(known.get())).toList();
            return exact.isEmpty() ? named : exact;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private static boolean isOf(TableSchema table, Path path) {
        String name = path.getFileName().toString();
        return name.equals(table.name())
                || name.startsWith(table.name()) && name.substring(table.name().length()).matches(ID);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static boolean hasData(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith("-Data.db"));
        } catch (IOException e) {
            throw DurableFiles.problem(directory, e);
        }
    }
}
