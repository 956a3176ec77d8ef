package org.aeneas.sstable;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/**
 * One major version of Apache Cassandra's own reader, sealed in a bundle of its own and registered as a service.
 * {@link SSTables} picks the one that reads all files of a table.
 */
public interface SSTableReaderProvider {

    /** For people and logs: {@code Apache Cassandra 3.11.19}. */
    String library();

    /** The format versions that it reads, as file names carry them: {@code ka}, {@code me}, {@code da}. */
    Set<String> versions();

    /** Loads most of what {@link #open} needs, which else takes its time then. */
    default void prepare() {
        // nothing is so large
    }

    /**
     * The merged rows of these SSTables. Opens lazily: only SSTables that overlap an open cursor are open.
     *
     * <p>Sources of several partitioners may be open in one process: the partitioner belongs to the source, although
     * Cassandra's own classes know one for the process.
     *
     * @param partitioner class name as the files' Statistics component has it
     * @throws org.aeneas.core.ProblemException {@code partitioner-unknown}, {@code schema-mismatch},
     *         {@code sstable-corrupt} or {@code sstable-unreadable}, each naming the file
     */
    RowSource open(TableSchema table, List<SSTable> files, String partitioner);

    /** Reads what changes in one table. Opens no file before it is asked for changes. */
    default ChangeReader changes() {
        throw new UnsupportedOperationException(library() + " reads no changes");
    }

    /** CQL's order of values of that type in binary form. */
    Comparator<ByteBuffer> order(CqlType type);
}
