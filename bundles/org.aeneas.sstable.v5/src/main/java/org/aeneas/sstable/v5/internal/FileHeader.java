package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.component.StatisticsFit;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.format.Version;
import org.apache.cassandra.io.sstable.metadata.MetadataComponent;
import org.apache.cassandra.io.sstable.metadata.MetadataSerializer;
import org.apache.cassandra.io.sstable.metadata.MetadataType;
import org.apache.cassandra.io.sstable.metadata.StatsMetadata;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.io.util.FileSegmentInputStream;
import org.apache.cassandra.utils.EstimatedHistogram;

/**
 * What an SSTable says of itself.
 *
 * @param columns its columns and their types
 * @param stats   what it counts; before {@code oa} without its first and last key
 */
record FileHeader(SSTable file, Version version, SerializationHeader.Component columns, StatsMetadata stats) {
    private static final String COMPONENT = "Statistics.db";

    /** @throws org.aeneas.core.ProblemException {@code sstable-corrupt} */
    static FileHeader read(SSTable file) {
        // keyspace and table do not matter: the descriptor carries the version
        Descriptor descriptor = Descriptor.fromFileWithComponent(new File(file.data().toAbsolutePath()), "", "").left;
        Path statistics = file.component(COMPONENT);
        try {
            Map<MetadataType, MetadataComponent> parts =
                    deserialize(descriptor, statistics, Files.readAllBytes(statistics));
            if (parts.get(MetadataType.HEADER) instanceof SerializationHeader.Component columns
                    && parts.get(MetadataType.STATS) instanceof StatsMetadata stats) {
                return new FileHeader(file, descriptor.version, columns, stats);
            }
            throw SSTableProblems.corrupt(statistics, "it lists no columns.", null);
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(statistics, e);
        }
    }

    /** How many rows it holds. */
    long rows() {
        return stats.totalRows;
    }

    StatisticsFit fit() {
        EstimatedHistogram sizes = stats.estimatedPartitionSize;
        return new StatisticsFit(file.component(COMPONENT), stats.compressionRatio, sizes.getBucketOffsets(),
                sizes.getBuckets(false));
    }

    private static Map<MetadataType, MetadataComponent> deserialize(Descriptor descriptor, Path statistics,
            byte[] bytes) {
        try (FileSegmentInputStream in = new FileSegmentInputStream(ByteBuffer.wrap(bytes), statistics.toString(), 0)) {
            return new MetadataSerializer().deserialize(descriptor, in,
                    EnumSet.of(MetadataType.STATS, MetadataType.HEADER));
        } catch (IOException | RuntimeException | AssertionError e) {
            throw SSTableProblems.corrupt(statistics, "its content cannot be decoded.", e);
        } catch (OutOfMemoryError e) {
            // before 4.0 there is no checksum here, and a damaged size may ask for an array larger than the heap
            throw SSTableProblems.corrupt(statistics, "its content cannot be decoded.", e);
        }
    }
}
