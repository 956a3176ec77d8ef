package org.aeneas.sstable.v3.internal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.component.StatisticsFit;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.format.SSTableFormat;
import org.apache.cassandra.io.sstable.format.Version;
import org.apache.cassandra.io.sstable.format.big.BigFormat;
import org.apache.cassandra.io.sstable.metadata.MetadataComponent;
import org.apache.cassandra.io.sstable.metadata.MetadataSerializer;
import org.apache.cassandra.io.sstable.metadata.MetadataType;
import org.apache.cassandra.io.sstable.metadata.StatsMetadata;
import org.apache.cassandra.io.util.FileSegmentInputStream;

/**
 * What an SSTable says of itself.
 *
 * @param columns its columns and their types; empty before 3.0
 * @param stats   what it counts; empty before 3.0, since nothing there depends on it
 */
record FileHeader(SSTable file, Version version, Optional<SerializationHeader.Component> columns,
        Optional<StatsMetadata> stats) {
    private static final String COMPONENT = "Statistics.db";

    /** @throws org.aeneas.core.ProblemException {@code sstable-corrupt} */
    static FileHeader read(SSTable file) {
        Version version = BigFormat.instance.getVersion(file.version());
        if (!version.storeRows()) {
            return new FileHeader(file, version, Optional.empty(), Optional.empty());
        }
        Path statistics = file.component(COMPONENT);
        try {
            Map<MetadataType, MetadataComponent> parts =
                    deserialize(version, statistics, Files.readAllBytes(statistics));
            if (parts.get(MetadataType.HEADER) instanceof SerializationHeader.Component columns
                    && parts.get(MetadataType.STATS) instanceof StatsMetadata stats) {
                return new FileHeader(file, version, Optional.of(columns), Optional.of(stats));
            }
            throw SSTableProblems.corrupt(statistics, "it lists no columns.", null);
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(statistics, e);
        }
    }

    /** @return how many rows it holds; -1 before 3.0 */
    long rows() {
        return stats.map(counted -> counted.totalRows).orElse(-1L);
    }

    Optional<StatisticsFit> fit() {
        return stats.map(counted -> new StatisticsFit(file.component(COMPONENT), counted.compressionRatio,
                counted.estimatedPartitionSize.getBucketOffsets(), counted.estimatedPartitionSize.getBuckets(false)));
    }

    private static Map<MetadataType, MetadataComponent> deserialize(Version version, Path statistics, byte[] bytes) {
        // keyspace, table and generation do not matter: the descriptor only carries the version
        Descriptor descriptor = new Descriptor(version.getVersion(), new File("."), "", "", 0, SSTableFormat.Type.BIG);
        try (FileSegmentInputStream in = new FileSegmentInputStream(ByteBuffer.wrap(bytes), statistics.toString(), 0)) {
            return new MetadataSerializer().deserialize(descriptor, in,
                    EnumSet.of(MetadataType.STATS, MetadataType.HEADER));
        } catch (IOException | RuntimeException | AssertionError e) {
            throw SSTableProblems.corrupt(statistics, "its content cannot be decoded.", e);
        }
    }
}
