package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.component.CheckedContent;
import org.aeneas.sstable.component.CompressedContent;
import org.aeneas.sstable.component.CompressionInfo;
import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.Digest;
import org.aeneas.sstable.component.PlainContent;
import org.aeneas.sstable.component.StatisticsFit;
import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.config.ColumnDefinition;
import org.apache.cassandra.db.Columns;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.rows.SerializationHelper;
import org.apache.cassandra.io.sstable.SSTableSimpleIterator;
import org.apache.cassandra.io.sstable.format.Version;

/**
 * One SSTable of a source: where its partitions begin and end, and how to open them. Holds nothing open itself. Safe
 * for use by many threads.
 */
final class TableFile {
    private static final String CRC = "CRC.db";
    private static final String COMPRESSION = "CompressionInfo.db";

    private final SSTable file;
    private final Version version;
    private final long rows;
    private final Layout layout;
    private final Optional<SerializationHeader> serialization;
    private final Optional<CompressionInfo> compression;
    private final Bounds bounds;

    private record Bounds(DecoratedKey first, DecoratedKey last, long uncompressedLength) {
    }

    /** @throws org.aeneas.core.ProblemException if a component is damaged, or the schema is of another table */
    TableFile(FileHeader header, Layout layout) {
        this.file = header.file();
        this.version = header.version();
        this.rows = header.rows();
        this.layout = layout;
        SchemaFit.check(header, layout);
        this.serialization = header.columns()
                .map(columns -> plain(columns.toHeader(layout.metadata()), layout.metadata()));
        Path info = component(COMPRESSION);
        this.compression = Files.exists(info) ? Optional.of(CompressionInfo.read(info, data(), false))
                : Optional.empty();
        this.bounds = bounds(header.fit());
    }

    private TableFile(TableFile same, SSTable file) {
        this.file = file;
        this.version = same.version;
        this.rows = same.rows;
        this.layout = same.layout;
        this.serialization = same.serialization;
        this.compression = same.compression.map(info -> info.at(component(COMPRESSION)));
        this.bounds = same.bounds;
    }

    /** @param link another name of the same SSTable */
    TableFile at(SSTable link) {
        return file.equals(link) ? this : new TableFile(this, link);
    }

    private Bounds bounds(Optional<StatisticsFit> statistics) {
        KeyIndex.Entry first;
        KeyIndex.Entry last;
        try (KeyIndex index = openIndex()) {
            first = index.first();
            last = index.last();
        } catch (IOException e) {
            throw Failures.of(component("Index.db"), e, true);
        }
        try (FileInput data = openData(1)) {
            if (compression.isEmpty() && !Files.exists(component(CRC))) {
                Digest.verify(file);
            }
            first.verify(data, layout.metadata().partitioner);
            last.verify(data, layout.metadata().partitioner);
            if (statistics.isPresent()) {
                statistics.get().check(compression, Files.size(data()), new IndexSizes(data.length()));
            }
            return new Bounds(first.key(), last.key(), data.length());
        } catch (IOException | RuntimeException e) {
            throw problem(e);
        }
    }

    /** Opens the index only if it is asked. */
    private final class IndexSizes implements StatisticsFit.Sizes {
        private final long uncompressedLength;

        private IndexSizes(long uncompressedLength) {
            this.uncompressedLength = uncompressedLength;
        }

        @Override
        public long length() throws IOException {
            return Files.size(component("Index.db"));
        }

        @Override
        public void forEach(LongConsumer size) throws IOException {
            try (KeyIndex index = openIndex()) {
                index.sizes(uncompressedLength, size);
            }
        }
    }

    /** A header with types of its own looks each cell's up in a hash table, by the column's name. */
    private static SerializationHeader plain(SerializationHeader found, CFMetaData table) {
        List<AbstractType<?>> clustering = new ArrayList<>();
        table.clusteringColumns().forEach(column -> clustering.add(column.type));
        boolean same = found.keyType().equals(table.getKeyValidator()) && found.clusteringTypes().equals(clustering)
                && Stream.concat(stream(found.columns(true)), stream(found.columns(false)))
                        .allMatch(column -> found.getType(column).equals(column.type));
        return same ? new SerializationHeader(true, table, found.columns(), found.stats()) : found;
    }

    private static Stream<ColumnDefinition> stream(Columns columns) {
        return StreamSupport.stream(columns.spliterator(), false);
    }

    Layout layout() {
        return layout;
    }

    /** Empty before 3.0: cells then name their columns. */
    Optional<SerializationHeader> serialization() {
        return serialization;
    }

    Version version() {
        return version;
    }

    /** @return -1 if the file does not say */
    long rows() {
        return rows;
    }

    DecoratedKey first() {
        return bounds.first();
    }

    DecoratedKey last() {
        return bounds.last();
    }

    long uncompressedLength() {
        return bounds.uncompressedLength();
    }

    Path data() {
        return file.data();
    }

    Path component(String name) {
        return file.component(name);
    }

    KeyIndex openIndex() {
        return new KeyIndex(this);
    }

    /**
     * @param readAhead bytes to read from the disk at once, at least, where the file allows
     * @throws Damage if the checksums beside the file cannot be its
     */
    FileInput openData(int readAhead) throws Damage {
        if (compression.isPresent()) {
            CompressionInfo info = compression.get();
            return new FileInput(new CompressedContent(data(), info, Compressors.of(info),
                    version().compressedChecksumType().newInstance(), readAhead));
        }
        Path crc = component(CRC);
        // versions differ in the kind of checksum, and some wrote another than their number says
        return new FileInput(Files.exists(crc) ? CheckedContent.open(data(), crc, new CRC32(), new Adler32())
                : new PlainContent(data(), Math.max(readAhead, 4096)));
    }

    /** For whoever decodes partitions: one a thread. */
    SerializationHelper helper() {
        return new SerializationHelper(layout.metadata(), version.correspondingMessagingVersion(),
                SerializationHelper.Flag.LOCAL);
    }

    /** @param in of this file, behind the partition's key */
    FilePartition partition(DecoratedKey key, FileInput in, SerializationHelper helper) throws IOException {
        DeletionTime deletion = DeletionTime.serializer.deserialize(in);
        if (serialization.isEmpty() && !layout.metadata().isCompactTable()) {
            LegacyRows legacy = new LegacyRows(layout.metadata(), in, helper, deletion);
            return new FilePartition(this, key, deletion, legacy.readStaticRow(), legacy);
        }
        SSTableSimpleIterator simple = SSTableSimpleIterator.create(layout.metadata(), in, serialization.orElse(null),
                helper, deletion);
        return new FilePartition(this, key, deletion, simple.readStaticRow(), simple);
    }

    RuntimeException problem(Throwable failure) {
        return Failures.of(data(), failure, serialization.isPresent());
    }
}
