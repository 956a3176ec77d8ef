package org.aeneas.sstable.component;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that is as it is: an index, or a Data component without compression. */
public class PlainContent extends Content {
    private final long length;
    private final byte[] block;
    private long numbersStart;
    private int numbersLength;

    /** @param blockSize bytes to read at once */
    public PlainContent(Path path, int blockSize) {
        super(path);
        this.length = fileLength();
        this.block = new byte[blockSize];
    }

    @Override
    public final long length() {
        return length;
    }

    @Override
    public Piece read(long position) throws Damage {
        long start = position - position % block.length;
        numbersLength = 0;
        return new Piece(start, ByteBuffer.wrap(block, 0, readFile(start, block, 0, block.length)));
    }

    /** The big-endian number of four bytes at that place. */
    final int intAt(long position) throws Damage {
        return number(position, Integer.BYTES).getInt();
    }

    /** The big-endian number of eight bytes at that place. */
    final long longAt(long position) throws Damage {
        return number(position, Long.BYTES).getLong();
    }

    private ByteBuffer number(long position, int bytes) throws Damage {
        if (position < numbersStart || position + bytes > numbersStart + numbersLength) {
            numbersLength = readFile(position, block, 0, block.length);
            numbersStart = position;
            if (numbersLength < bytes) {
                throw new Damage(path().getFileName() + " is cut off");
            }
        }
        return ByteBuffer.wrap(block, (int) (position - numbersStart), bytes);
    }
}
