package org.aeneas.sstable.v5.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.aeneas.core.row.Row;
import org.aeneas.sstable.component.Content;
import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.io.util.RebufferingInputStream;

/** A component's content for Cassandra's deserializers. For one thread. */
final class FileInput extends RebufferingInputStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Content content;
    /** Where in the content the buffer begins. */
    private long start;

    FileInput(Content content) {
        super(NOTHING);
        this.content = content;
    }

    /** Of the content, uncompressed. */
    long length() {
        return content.length();
    }

    long position() {
        return start + buffer.position();
    }

    boolean atEnd() {
        return position() >= length();
    }

    void seek(long position) {
        if (position >= start && position <= start + buffer.limit()) {
            buffer.position((int) (position - start));
        } else {
            start = position;
            buffer = NOTHING;
        }
    }

    /** Appends the next {@code count} bytes to the value that is open in the row. */
    void append(Row row, int count) throws IOException {
        for (int missing = count; missing > 0;) {
            if (!buffer.hasRemaining()) {
                reBuffer();
                if (!buffer.hasRemaining()) {
                    throw new EOFException();
                }
            }
            int some = Math.min(missing, buffer.remaining());
            row.append(buffer, some);
            missing -= some;
        }
    }

    @Override
    protected void reBuffer() throws Damage {
        long position = position();
        if (position < length()) {
            Content.Piece piece = content.read(position);
            start = piece.start();
            buffer = piece.bytes();
            buffer.position((int) (position - start));
        }
    }

    @Override
    public void close() {
        content.close();
    }
}
