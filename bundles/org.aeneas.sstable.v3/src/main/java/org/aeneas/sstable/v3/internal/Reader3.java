package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableReaderProvider;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads SSTables of Cassandra 2.0 … 3.11. Of Cassandra's classes it uses those that decode partitions and merge them;
 * it reads the files itself, so that nothing is mapped into memory, repaired or deleted, every checksum is verified,
 * and partitioners of several clusters can be used in one process.
 */
@Component
public final class Reader3 implements SSTableReaderProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Reader3.class);

    @Override
    public String library() {
        return "Apache Cassandra 3.11.19";
    }

    @Override
    public Set<String> versions() {
        return Set.of("jb", "ka", "la", "lb", "ma", "mb", "mc", "md", "me");
    }

    @Override
    public void prepare() {
        try (ContextLoader context = new ContextLoader()) {
            initialize();
            LOG.debug("{} is ready, for {} first", library(), Murmur3Partitioner.instance);
        }
    }

    @Override
    public RowSource open(TableSchema table, List<SSTable> files, String partitioner) {
        try (ContextLoader context = new ContextLoader()) {
            initialize();
            IPartitioner known = Partitioners.named(partitioner, files.get(0).data());
            List<FileHeader> headers = files.stream().map(FileHeader::read).toList();
            Layout layout = Layout.of(table, known, headers);
            return new Source3(layout, headers.stream().map(header -> new TableFile(header, layout)).toList());
        }
    }

    @Override
    public ChangeReader changes() {
        return new ChangeReader3();
    }

    /** Vectors, which 3.11 does not know, are ordered as bytes. */
    @Override
    public Comparator<ByteBuffer> order(CqlType type) {
        try (ContextLoader context = new ContextLoader()) {
            initialize();
            AbstractType<?> order = CassandraTypes.of(type);
            return order::compare;
        }
    }

    static void initialize() {
        synchronized (Reader3.class) {
            DatabaseDescriptor.clientInitialization(false);
        }
    }
}
