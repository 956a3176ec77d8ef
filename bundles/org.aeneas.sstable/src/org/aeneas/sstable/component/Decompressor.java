package org.aeneas.sstable.component;

import java.io.IOException;

/** A compressor of Cassandra's, the way back. Safe for use by many threads. */
@FunctionalInterface
public interface Decompressor {

    /**
     * Uncompresses a chunk.
     *
     * @return how many bytes it made
     */
    int uncompress(byte[] chunk, int at, int length, byte[] into, int to) throws IOException;
}
