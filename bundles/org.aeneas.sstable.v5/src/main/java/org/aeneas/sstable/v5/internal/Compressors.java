package org.aeneas.sstable.v5.internal;

import org.aeneas.sstable.component.CompressionInfo;
import org.aeneas.sstable.component.Decompressor;
import org.apache.cassandra.exceptions.ConfigurationException;
import org.apache.cassandra.schema.CompressionParams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import net.jpountz.util.Native;

/** Cassandra's compressors. */
final class Compressors {
    private static final Logger LOG = LoggerFactory.getLogger(Compressors.class);

    private Compressors() {
    }

    /**
     * Before Cassandra chooses its compressors. In a bundle, LZ4Factory.fastestInstance takes lz4's native code only
     * where it is loaded already; else its slowest decompressor, since the faster one in Java trusts its input.
     */
    static void loadNative() {
        try {
            Native.load();
        } catch (LinkageError | RuntimeException | AssertionError e) { // another system, or a /tmp that runs nothing
            LOG.info("lz4's native code cannot be loaded, Java's is used: {}", e.toString());
        }
    }

    /** @throws org.aeneas.core.ProblemException {@code sstable-corrupt} if there is none of that name and options */
    static Decompressor of(CompressionInfo info) {
        try {
            return new CompressionParams(info.compressor(), info.chunkLength(), info.maxCompressedLength(),
                    info.options()).getSstableCompressor()::uncompress;
        } catch (ConfigurationException e) {
            throw CompressionInfo.undescribed(info.file(), e);
        }
    }
}
