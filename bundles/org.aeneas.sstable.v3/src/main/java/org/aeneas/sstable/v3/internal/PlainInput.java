package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that is as it is: an index, or a Data component without compression. */
class PlainInput extends FileInput {
    private final long length;
    private final byte[] block;

    /** @param blockSize bytes to read at once */
    PlainInput(Path path, int blockSize) {
        super(path);
        this.length = fileLength();
        this.block = new byte[blockSize];
    }

    @Override
    final long length() {
        return length;
    }

    @Override
    Piece read(long position) throws Damage {
        long start = position - position % block.length;
        return new Piece(start, ByteBuffer.wrap(block, 0, readFile(start, block, 0, block.length)));
    }
}
