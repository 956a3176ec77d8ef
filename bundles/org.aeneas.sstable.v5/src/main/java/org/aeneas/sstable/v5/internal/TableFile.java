package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.component.CheckedContent;
import org.aeneas.sstable.component.CompressedContent;
import org.aeneas.sstable.component.CompressionInfo;
import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.Digest;
import org.aeneas.sstable.component.PlainContent;
import org.aeneas.sstable.component.StatisticsFit;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.exceptions.UnknownColumnException;
import org.apache.cassandra.schema.TableMetadata;

/**
 * One SSTable of a source: where its partitions begin and end, and how to open them. Holds nothing open itself, and
 * little in memory, since a table may have very many. Safe for use by many threads.
 */
final class TableFile {
    private static final String CRC = "CRC.db";
    private static final String COMPRESSION = "CompressionInfo.db";

    private final SSTable file;
    private final Layout layout;
    private final FileLayout fileLayout;
    private final long rows;
    private final Optional<CompressionInfo> compression;
    private final Bounds bounds;

    private record Bounds(DecoratedKey first, DecoratedKey last, long uncompressedLength) {
    }

    /** @throws org.aeneas.core.ProblemException if a component is damaged, or the schema is of another table */
    TableFile(SSTable file, Layout layout) {
        this.file = file;
        this.layout = layout;
        FileHeader header = FileHeader.read(file);
        SchemaFit.check(header, layout);
        this.fileLayout = layout.of(header);
        this.rows = header.rows();
        Path info = component(COMPRESSION);
        this.compression = Files.exists(info)
                ? Optional.of(CompressionInfo.read(info, data(), header.version().hasMaxCompressedLength()))
                : Optional.empty();
        this.bounds = bounds(header);
    }

    private TableFile(TableFile same, SSTable file) {
        this.file = file;
        this.layout = same.layout;
        this.fileLayout = same.fileLayout;
        this.rows = same.rows;
        this.compression = same.compression.map(info -> info.at(component(COMPRESSION)));
        this.bounds = same.bounds;
    }

    /** @param link another name of the same SSTable */
    TableFile at(SSTable link) {
        return file.equals(link) ? this : new TableFile(this, link);
    }

    private Bounds bounds(FileHeader header) {
        try (FileInput data = openData(1); KeyIndex index = openIndex(data)) {
            if (compression.isEmpty() && !Files.exists(component(CRC))) {
                Digest.verify(file);
            }
            KeyIndex.Entry first = index.first();
            KeyIndex.Entry last = index.last();
            first.verify(data, layout.partitioner());
            last.verify(data, layout.partitioner());
            requireOwn(header, first.key(), last.key(), index);
            return new Bounds(first.key(), last.key(), data.length());
        } catch (IOException | RuntimeException | AssertionError e) {
            throw problem(e);
        }
    }

    private void requireOwn(FileHeader header, DecoratedKey first, DecoratedKey last, KeyIndex index)
            throws IOException {
        StatisticsFit fit = header.fit();
        if (header.version().hasKeyRange() && !(first.getKey().equals(header.stats().firstKey)
                && last.getKey().equals(header.stats().lastKey))) {
            throw fit.foreign();
        }
        fit.check(compression, Files.size(data()), index);
    }

    Layout layout() {
        return layout;
    }

    FileLayout fileLayout() {
        return fileLayout;
    }

    /** What is needed to decode the data. Read again each time: it is too large to be kept for every file. */
    FileHeader readHeader() {
        return FileHeader.read(file);
    }

    /** @param header of this file */
    SerializationHeader serialization(FileHeader header) {
        try {
            SerializationHeader found = header.columns().toHeader(fileLayout.metadata());
            return hasTypesOf(fileLayout.metadata(), found)
                    ? new SerializationHeader(true, fileLayout.metadata(), found.columns(), found.stats()) : found;
        } catch (UnknownColumnException e) {
            throw problem(e);
        }
    }

    /** A header with types of its own looks each cell's up in a hash table, by the column's name. */
    private static boolean hasTypesOf(TableMetadata table, SerializationHeader header) {
        return header.keyType().equals(table.partitionKeyType)
                && header.clusteringTypes().equals(table.comparator.subtypes())
                && Stream.concat(header.columns(true).stream(), header.columns(false).stream())
                        .allMatch(column -> header.getType(column).equals(column.type));
    }

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

    /** @param data of this file; stays the caller's */
    KeyIndex openIndex(FileInput data) throws IOException {
        return file.format().equals("bti") ? new BtiKeyIndex(this, data) : new BigKeyIndex(this, data.length());
    }

    /**
     * @param readAhead bytes to read from the disk at once, at least, where the file allows
     * @throws Damage if the checksums beside the file cannot be its
     */
    FileInput openData(int readAhead) throws Damage {
        if (compression.isPresent()) {
            CompressionInfo info = compression.get();
            return new FileInput(new CompressedContent(data(), info, Compressors.of(info), new CRC32(), readAhead));
        }
        Path crc = component(CRC);
        return new FileInput(Files.exists(crc) ? CheckedContent.open(data(), crc, new CRC32())
                : new PlainContent(data(), Math.max(readAhead, 4096)));
    }

    RuntimeException problem(Throwable failure) {
        return Failures.of(data(), failure);
    }
}
