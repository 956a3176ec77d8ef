package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;

/** What is found in a directory, where no file is opened for its rows: the readers only say what they could read. */
final class Discovery {
    static final String MURMUR3 = "org.apache.cassandra.dht.Murmur3Partitioner";
    static final String RANDOM = "org.apache.cassandra.dht.RandomPartitioner";
    static final TableSchema TABLE =
            TableSchema.of("feat", "comp", Column.partitionKey("a", CqlType.Native.INT));
    static final SSTableReaderProvider OLD = new Named("Apache Cassandra 3.11.19",
            Set.of("jb", "ka", "la", "lb", "ma", "mb", "mc", "md", "me"));
    static final SSTableReaderProvider NEW = new Named("Apache Cassandra 5.0.9",
            Set.of("ma", "mb", "mc", "md", "me", "na", "nb", "nc", "oa", "da"));
    static final SSTables SSTABLES = new SSTables(List.of(NEW, OLD));
    private static final String[] BIG = {"Data.db", "Index.db"};

    private Discovery() {
    }

    /** Adds an SSTable of the big format; its Statistics is that of a fixture of {@code version}: ka, ma or nb. */
    static TableFolder add(TableFolder folder, String version, String base) {
        return folder.with(statistics(version), base, BIG);
    }

    static Path statistics(String version) {
        Fixture fixture = version.equals("ka") ? Fixture.S21 : version.equals("ma") ? Fixture.S31 : Fixture.S50;
        return new TableFolder(fixture.directory("comp")).file("Statistics.db");
    }

    static SSTableSet find(TableFolder folder) {
        return SSTABLES.find(TABLE, List.of(folder.path()));
    }

    static List<String> generations(TableFolder folder) {
        return find(folder).files().stream().map(SSTable::generation).toList();
    }

    static Problem problem(TableFolder folder) {
        return assertThrows(ProblemException.class, () -> find(folder)).problem();
    }

    private record Named(String library, Set<String> versions) implements SSTableReaderProvider {
        @Override
        public RowSource open(TableSchema table, List<SSTable> files, String partitioner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Comparator<ByteBuffer> order(CqlType type) {
            throw new UnsupportedOperationException();
        }
    }
}
