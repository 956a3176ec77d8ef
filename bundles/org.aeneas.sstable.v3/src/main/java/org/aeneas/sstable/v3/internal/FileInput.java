package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.apache.cassandra.io.util.DataPosition;
import org.apache.cassandra.io.util.RebufferingInputStream;
import org.apache.cassandra.io.util.RewindableDataInput;

/**
 * A file's content, uncompressed, for Cassandra's deserializers. Reads with plain file reads (nothing is mapped into
 * memory: 3.11 cannot unmap on Java 17, and files behind FUSE must not be) and a heap buffer of its own. For one
 * thread.
 */
abstract class FileInput extends RebufferingInputStream implements RewindableDataInput {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Path path;
    private final FileChannel channel;
    /** Where in the content the buffer begins. */
    private long start;

    private record Position(long offset) implements DataPosition {
    }

    FileInput(Path path) {
        super(NOTHING);
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw Failures.ofDisk(path, e);
        }
    }

    /** Of the content, uncompressed. */
    abstract long length();

    /**
     * Makes the piece of the content that holds {@code position}, which is before its end.
     *
     * @return the piece, from its beginning; its position does not matter
     * @throws Damage if its bytes are not what was written
     */
    abstract Piece read(long position) throws IOException;

    record Piece(long start, ByteBuffer bytes) {
    }

    final long position() {
        return start + buffer.position();
    }

    final boolean atEnd() {
        return position() >= length();
    }

    final void seek(long position) {
        if (position >= start && position <= start + buffer.limit()) {
            buffer.position((int) (position - start));
        } else {
            start = position;
            buffer = NOTHING;
        }
    }

    @Override
    protected final void reBuffer() throws IOException {
        long position = position();
        if (position < length()) {
            Piece piece = read(position);
            start = piece.start();
            buffer = piece.bytes();
            buffer.position((int) (position - start));
        }
    }

    /**
     * Reads the file itself.
     *
     * @return how many bytes there were, up to {@code count}
     */
    final int readFile(long offset, byte[] into, int at, int count) {
        ByteBuffer target = ByteBuffer.wrap(into, at, count);
        try {
            int read;
            do { // a read may bring less than was asked for
                read = channel.read(target, offset + target.position() - at);
            } while (read >= 0 && target.hasRemaining());
            return target.position() - at;
        } catch (IOException e) {
            throw Failures.ofDisk(path, e);
        }
    }

    final long fileLength() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw Failures.ofDisk(path, e);
        }
    }

    final Path path() {
        return path;
    }

    @Override
    public DataPosition mark() {
        return new Position(position());
    }

    @Override
    public void reset(DataPosition mark) {
        seek(((Position) mark).offset());
    }

    @Override
    public long bytesPastMark(DataPosition mark) {
        return position() - ((Position) mark).offset();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failures.ofDisk(path, e);
        }
    }
}
