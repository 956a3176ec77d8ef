package org.aeneas.sstable.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SSTables of directories. Sub-directories are not looked into. */
public final class DirectoryScan {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryScan.class);
    private static final String DATA = "Data.db";
    private static final String CONTENTS = "TOC.txt";
    private static final String COMPRESSION = "CompressionInfo.db";
    /** What the name of a secondary index's directory begins with. */
    private static final String INDEX = ".";
    /** Those that Cassandra itself makes in a table's. */
    private static final Set<String> TABLE_DIRECTORIES = Set.of("backups", "snapshots");
    /** What nodetool snapshot writes even for a table without data. */
    private static final Set<String> SNAPSHOT_FILES = Set.of("manifest.json", "schema.cql");

    private final Path directory;
    private final TableSchema table;
    private final List<Path> entries;
    private final Set<String> names = new HashSet<>();

    private DirectoryScan(Path directory, TableSchema table) {
        this.directory = directory;
        this.table = table;
        this.entries = list(directory);
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }

    /** @throws org.aeneas.core.ProblemException {@code directory-missing}, {@code directory-unreadable} */
    public static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw problem(directory, e);
        }
    }

    /**
     * Cassandra leaves empty directories behind where a table was dropped and made again, and has them on disks that
     * hold nothing of the table yet: beside a directory with SSTables these are passed over.
     *
     * @param table files whose names carry another table's are refused
     * @return in the order of the directories, then of their names
     * @throws org.aeneas.core.ProblemException as {@link org.aeneas.sstable.SSTables#open} says
     */
    public static List<SSTable> scan(Collection<Path> directories, TableSchema table) {
        List<SSTable> found = new ArrayList<>();
        List<Path> empty = new ArrayList<>();
        for (Path directory : directories) {
            DirectoryScan scan = new DirectoryScan(directory, table);
            List<SSTable> sstables = scan.complete();
            found.addAll(sstables);
            if (sstables.isEmpty() && !scan.emptySnapshot()) {
                scan.requirePassable(directories.size() > 1);
                empty.add(directory);
            }
        }
        if (!empty.isEmpty() && empty.size() == directories.size()) {
            throw DirectoryProblems.nothing(empty);
        }
        empty.forEach(directory -> LOG.info("Passed over, since there are no SSTables in it: {}", directory));
        return found;
    }

    /**
     * What Cassandra links into a directory while it is looked at: what is not whole yet is left out.
     *
     * @param files which of them count
     * @return in the order of their names; none where there is no such directory
     * @throws org.aeneas.core.ProblemException {@code directory-unreadable}, {@code sstable-other-table}
     */
    public static List<SSTable> whole(Path directory, TableSchema table, Predicate<String> files) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        DirectoryScan scan = new DirectoryScan(realPath(directory), table);
        scan.names.removeIf(files.negate());
        return scan.sstables().stream().filter(scan::isWhole).toList();
    }

    /**
     * As {@link #scan}, of a snapshot: there may be nothing in it.
     *
     * @throws org.aeneas.core.ProblemException {@code directory-missing}, {@code directory-unreadable},
     *         {@code sstable-incomplete}, {@code sstable-other-table}
     */
    public static List<SSTable> snapshot(Path directory, TableSchema table) {
        return new DirectoryScan(realPath(directory), table).complete();
    }

    private boolean isWhole(SSTable sstable) {
        List<String> contents = contents(sstable);
        return !contents.isEmpty() && contents.stream()
                .allMatch(component -> names.contains(sstable.component(component).getFileName().toString()));
    }

    /** A directory that holds those of tables was named by mistake: passing it over would lose what is in them. */
    private void requirePassable(boolean amongOthers) {
        List<String> below = entries.stream().filter(Files::isDirectory).map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith(INDEX)).toList();
        if (!amongOthers || !TABLE_DIRECTORIES.containsAll(below)) {
            throw DirectoryProblems.nothing(directory, below);
        }
    }

    private List<SSTable> complete() {
        List<SSTable> found = sstables();
        found.forEach(this::requireComponents);
        return found;
    }

    private List<SSTable> sstables() {
        List<SSTable> found = new ArrayList<>();
        bases().forEach((base, name) -> found.add(
                new SSTable(directory.resolve(base + DATA), name.version(), name.format(), name.generation())));
        return found;
    }

    /** One name for each SSTable, by what all names of its components begin with. */
    private Map<String, FileName> bases() {
        Predicate<String> unreadable = unreadable();
        Map<String, FileName> bases = new TreeMap<>();
        for (String file : names) {
            FileName.parse(file).filter(name -> !name.index()).ifPresent(name -> {
                if (name.temporary() || unreadable.test(file)) {
                    LOG.debug("Not read, since it was not finished or was replaced: {}", directory.resolve(file));
                } else {
                    refuseOtherTable(file, name);
                    bases.putIfAbsent(name.base(), name);
                }
            });
        }
        return bases;
    }

    private Predicate<String> unreadable() {
        Predicate<String> unreadable = name -> false;
        for (Path entry : entries) {
            if (TransactionLog.isLog(entry)) {
                unreadable = unreadable.or(TransactionLog.read(entry).unreadable(names));
            }
        }
        return unreadable;
    }

    private void refuseOtherTable(String file, FileName name) {
        if (!name.table().isEmpty() && !name.table().equals(table.qualifiedName())) {
            throw DirectoryProblems.otherTable(directory.resolve(file), name.table(), table.qualifiedName());
        }
    }

    private void requireComponents(SSTable sstable) {
        require(sstable, DATA);
        require(sstable, "Statistics.db");
        if (sstable.format().equals("bti")) {
            require(sstable, "Partitions.db");
            require(sstable, "Rows.db");
        } else {
            require(sstable, "Index.db");
        }
        if (contents(sstable).contains(COMPRESSION)) {
            require(sstable, COMPRESSION);
        }
    }

    private void require(SSTable sstable, String component) {
        Path file = sstable.component(component);
        if (!names.contains(file.getFileName().toString())) {
            throw SSTableProblems.incomplete(file);
        }
    }

    /** A missing TOC.txt is no loss: then every component that there is counts. */
    private List<String> contents(SSTable sstable) {
        Path file = sstable.component(CONTENTS);
        if (!names.contains(file.getFileName().toString())) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(String::trim).toList();
        } catch (IOException e) {
            throw SSTableProblems.unreadable(file, e);
        }
    }

    private boolean emptySnapshot() {
        return names.stream().anyMatch(SNAPSHOT_FILES::contains);
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw problem(directory, e);
        } catch (UncheckedIOException e) {
            throw problem(directory, e.getCause());
        }
    }

    private static RuntimeException problem(Path directory, IOException e) {
        if (e instanceof NoSuchFileException) {
            return DirectoryProblems.missing(directory, e);
        }
        return DirectoryProblems.unreadable(directory, e instanceof NotDirectoryException ? "it is not a directory"
                : e instanceof AccessDeniedException ? "permission denied" : SSTableProblems.reason(e), e);
    }
}
