package org.aeneas.sstable;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.internal.AnyChanges;
import org.aeneas.sstable.internal.DirectoryScan;
import org.aeneas.sstable.internal.EmptyRowSource;
import org.aeneas.sstable.internal.Statistics;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The SSTables of a table, found in its directories and read by the one reader that knows all their formats. Safe for
 * use by many threads.
 *
 * <p>A directory is a table's directory, or one of its {@code backups} and {@code snapshots/NAME}; sub-directories
 * (those two, and secondary indexes) are read only when they are named themselves.
 */
@Component(service = SSTables.class)
public final class SSTables {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<SSTableReaderProvider> readers;

    /** For a service registry, which gives the readers. */
    public SSTables() {
        this(List.of());
    }

    /** For plain Java. */
    public SSTables(List<SSTableReaderProvider> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * Loads the newest reader, which reads most tables, before it is known what is to be read: for another thread than
     * the one that finds that out.
     */
    public void prepare() {
        readers.stream().max(Comparator.comparing(reader -> Collections.max(reader.versions())))
                .ifPresent(SSTableReaderProvider::prepare);
    }

    /**
     * The merged rows of all SSTables in {@code directories}. Files that Cassandra would not read (temporary ones,
     * those of unfinished transactions, those that a finished transaction replaced) are not read. An empty directory
     * is an error ({@code sstable-none}) only where no other has SSTables.
     *
     * @throws ProblemException {@code directory-missing}, {@code directory-unreadable}, {@code sstable-none},
     *         {@code sstable-incomplete}, {@code sstable-corrupt}, {@code sstable-other-table},
     *         {@code transaction-inconsistent}, {@code partitioner-mixed}, {@code partitioner-unknown},
     *         {@code format-unknown}, {@code format-mixed}, {@code schema-mismatch}; each names the file or directory
     */
    public RowSource open(TableSchema table, List<Path> directories) {
        return open(table, find(table, directories));
    }

    /** As {@link #open(TableSchema, List)}, of SSTables that {@link #find} found. */
    public RowSource open(TableSchema table, SSTableSet set) {
        if (set.files().isEmpty()) {
            return new EmptyRowSource(table);
        }
        return readerOf(set).open(table, set.files(), set.partitioner());
    }

    /** Reads what changes in one table, by the reader that knows the formats of each cycle. */
    public ChangeReader changes() {
        return new AnyChanges(this::readerOf);
    }

    /**
     * Looks without opening: lists, checks that all components are there, and reads the partitioner's name.
     *
     * @throws ProblemException as {@link #open(TableSchema, List)}, as far as that can be seen without a reader
     */
    public SSTableSet find(TableSchema table, List<Path> directories) {
        Set<Path> distinct = new LinkedHashSet<>();
        directories.forEach(directory -> distinct.add(DirectoryScan.realPath(directory)));
        List<SSTable> files = DirectoryScan.scan(distinct, table);
        requireKnown(files);
        return new SSTableSet(files, partitioner(files));
    }

    /**
     * The SSTables in a directory {@code backups}, into which a running node links new ones. Those of which not all
     * files are there yet are left out.
     *
     * @return none where there is no such directory
     * @throws ProblemException {@code directory-unreadable}, {@code sstable-other-table}, {@code format-unknown}
     */
    public List<SSTable> links(TableSchema table, Path backups) {
        return links(table, backups, file -> true);
    }

    /** As {@link #links(TableSchema, Path)}, as if only these files, by their names, were there. */
    public List<SSTable> links(TableSchema table, Path backups, Predicate<String> files) {
        List<SSTable> found = DirectoryScan.whole(backups, table, files);
        requireKnown(found);
        return found;
    }

    /**
     * The SSTables of a snapshot, of which no file is opened.
     *
     * @return none where there are none
     * @throws ProblemException {@code directory-missing}, {@code directory-unreadable}, {@code sstable-incomplete},
     *         {@code sstable-other-table}, {@code format-unknown}
     */
    public List<SSTable> snapshot(TableSchema table, Path directory) {
        List<SSTable> found = DirectoryScan.snapshot(directory, table);
        requireKnown(found);
        return found;
    }

    /**
     * The directory as the files that {@link #find} found in it name it.
     *
     * @throws ProblemException {@code directory-missing}, {@code directory-unreadable}
     */
    public static Path place(Path directory) {
        return DirectoryScan.realPath(directory);
    }

    /**
     * The reader that knows the formats of all files. Where several do, the oldest major: it was made with them.
     *
     * @throws ProblemException {@code format-unknown}, {@code format-mixed}
     */
    public SSTableReaderProvider readerOf(SSTableSet set) {
        requireKnown(set.files());
        return readers.stream().filter(reader -> reader.versions().containsAll(set.versions()))
                .min(Comparator.comparing(SSTableReaderProvider::library))
                .orElseThrow(() -> SSTableProblems.formatsMixed(set));
    }

    private void requireKnown(List<SSTable> files) {
        Set<String> known = new TreeSet<>();
        readers.forEach(reader -> known.addAll(reader.versions()));
        for (SSTable file : files) {
            if (!known.contains(file.version())) {
                throw SSTableProblems.formatUnknown(file, known);
            }
        }
    }

    private static String partitioner(List<SSTable> files) {
        SSTable first = null;
        String common = "";
        for (SSTable file : files) {
            String partitioner = Statistics.partitioner(file);
            if (first == null) {
                first = file;
                common = partitioner;
            } else if (!partitioner.equals(common)) {
                throw SSTableProblems.partitionersMixed(first, common, file, partitioner);
            }
        }
        return common;
    }
}
