package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.SSTableReaderProvider;
import org.apache.cassandra.config.Config;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.dht.ByteOrderedPartitioner;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.RandomPartitioner;
import org.apache.cassandra.utils.StorageCompatibilityMode;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads SSTables of Cassandra 3.0 … 5.0. Of Cassandra's classes it uses those that decode partitions and merge them;
 * it reads the files itself, so that nothing is mapped into memory, repaired or deleted, every checksum is verified,
 * and partitioners of several clusters can be used in one process. Nothing of this needs options of the Java VM, or
 * starts threads. Safe for use by many threads.
 */
@Component
public final class Reader5 implements SSTableReaderProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Reader5.class);

    @Override
    public String library() {
        return "Apache Cassandra 5.0.9";
    }

    @Override
    public Set<String> versions() {
        return Set.of("ma", "mb", "mc", "md", "me", "na", "nb", "nc", "oa", "da");
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
            IPartitioner known = partitioner(partitioner, files);
            // first of all, so that a class of somebody's own is named, instead of a file that cannot be decoded
            table.columns().forEach(column -> CassandraTypes.of(column.type()));
            Layout layout = Layout.of(table, known, FileHeader.read(files.get(0)));
            return new Source5(layout, files.stream().map(file -> new TableFile(file, layout)).toList());
        }
    }

    @Override
    public ChangeReader changes() {
        return new ChangeReader5();
    }

    @Override
    public Comparator<ByteBuffer> order(CqlType type) {
        try (ContextLoader context = new ContextLoader()) {
            initialize();
            AbstractType<?> order = CassandraTypes.of(type).freeze();
            return order::compare;
        }
    }

    static void initialize() {
        synchronized (Reader5.class) {
            Compressors.loadNative();
            DatabaseDescriptor.clientInitialization(false, Reader5::config);
        }
    }

    private static Config config() {
        Config config = new Config();
        // else Cassandra's classes take oa for a format of the future
        config.storage_compatibility_mode = StorageCompatibilityMode.NONE;
        config.disk_access_mode = Config.DiskAccessMode.standard;
        config.file_cache_enabled = false;
        return config;
    }

    static IPartitioner partitioner(String name, List<SSTable> files) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "Murmur3Partitioner" -> Murmur3Partitioner.instance;
            case "RandomPartitioner" -> RandomPartitioner.instance;
            case "ByteOrderedPartitioner" -> ByteOrderedPartitioner.instance;
            default -> throw SSTableProblems.partitionerUnknown(files.get(0).data(), name, null);
        };
    }
}
