package org.aeneas.sstable.component;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.Checksum;

/**
 * A compressed Data component: chunks, each followed by the four-byte checksum of what is stored of it (class
 * {@code CompressedChunkReader}). Every chunk is checked. Several chunks are read from the disk at once.
 */
public final class CompressedContent extends Content {
    private static final int CHECKSUM = 4;

    private final CompressionInfo compression;
    private final Decompressor decompressor;
    private final PlainContent offsets;
    private final Checksum checksum;
    private final byte[] chunk;
    private byte[] block;
    private long blockStart;
    private int blockLength;

    /**
     * @param checksum  the kind that was written
     * @param readAhead compressed bytes to read at once, at least
     */
    public CompressedContent(Path data, CompressionInfo compression, Decompressor decompressor, Checksum checksum,
            int readAhead) {
        super(data);
        this.compression = compression;
        this.decompressor = decompressor;
        this.checksum = checksum;
        try {
            this.offsets = new PlainContent(compression.file(), 4096);
        } catch (RuntimeException e) {
            super.close();
            throw e;
        }
        this.chunk = new byte[compression.chunkLength()];
        this.block = new byte[readAhead];
    }

    @Override
    public long length() {
        return compression.dataLength();
    }

    @Override
    public Piece read(long position) throws Damage {
        long index = position / compression.chunkLength();
        long start = index * compression.chunkLength();
        long from = offset(index);
        long to = index + 1 == compression.chunks() ? fileLength() : offset(index + 1);
        if (from < 0 || to - from <= CHECKSUM || to - from > longest()) {
            throw new Damage("the chunk at uncompressed byte " + start + " is missing");
        }
        int length = (int) (to - from) - CHECKSUM;
        int at = load(from, length + CHECKSUM, start);
        checksum.reset();
        checksum.update(block, at, length);
        if ((int) checksum.getValue() != ByteBuffer.wrap(block, at + length, CHECKSUM).getInt()) {
            // where the last chunk ends, only the file's length tells
            throw new Damage("the checksum of the chunk at uncompressed byte " + start + " does not match"
                    + (index + 1 == compression.chunks() ? ", or the file is cut off in it" : ""));
        }
        int expected = (int) Math.min(chunk.length, length() - start);
        return new Piece(start, ByteBuffer.wrap(chunk, 0, uncompress(at, length, expected, start)));
    }

    /** Of a chunk as it is stored, with room for what no compressor needs; else a damaged offset took all memory. */
    private long longest() {
        return 2L * compression.chunkLength() + 1024;
    }

    private int uncompress(int at, int length, int expected, long start) throws Damage {
        try {
            int count = length;
            if (length < compression.maxCompressedLength()) {
                count = decompressor.uncompress(block, at, length, chunk, 0);
            } else { // it did not become shorter by compressing and is stored as it was
                System.arraycopy(block, at, chunk, 0, length);
            }
            // what is stored as it was is filled up to the length from which chunks are stored so
            if (count == expected || count > expected && count == compression.maxCompressedLength()) {
                return expected;
            }
            throw new Damage("the chunk at uncompressed byte " + start + " has " + count + " bytes, not " + expected);
        } catch (Damage e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Damage("the chunk at uncompressed byte " + start + " cannot be uncompressed", e);
        }
    }

    /** Makes the file's bytes be in the block. */
    private int load(long from, int count, long start) throws Damage {
        if (from < blockStart || from + count > blockStart + blockLength) {
            if (count > block.length) {
                block = new byte[count];
            }
            blockLength = readFile(from, block, 0, block.length);
            blockStart = from;
            if (blockLength < count) {
                throw new Damage("it is cut off in the chunk at uncompressed byte " + start);
            }
        }
        return (int) (from - blockStart);
    }

    private long offset(long index) throws Damage {
        return offsets.longAt(compression.offsetsStart() + index * 8);
    }

    @Override
    public void close() {
        offsets.close();
        super.close();
    }
}
