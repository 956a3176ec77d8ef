package org.aeneas.sstable.v3.internal;

import org.aeneas.sstable.component.CompressionInfo;
import org.aeneas.sstable.component.Decompressor;
import org.apache.cassandra.exceptions.ConfigurationException;
import org.apache.cassandra.schema.CompressionParams;

/** Cassandra's compressors. */
final class Compressors {

    private Compressors() {
    }

    /** @throws org.aeneas.core.ProblemException {@code sstable-corrupt} if there is none of that name and options */
    static Decompressor of(CompressionInfo info) {
        try {
            return new CompressionParams(info.compressor(), info.chunkLength(), info.options())
                    .getSstableCompressor()::uncompress;
        } catch (ConfigurationException e) {
            throw CompressionInfo.undescribed(info.file(), e);
        }
    }
}
