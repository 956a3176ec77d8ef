package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;

import org.aeneas.sstable.component.Content;
import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.io.util.DataPosition;
import org.apache.cassandra.io.util.RebufferingInputStream;
import org.apache.cassandra.io.util.RewindableDataInput;

/** A component's content for Cassandra's deserializers. For one thread. */
final class FileInput extends RebufferingInputStream implements RewindableDataInput {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private record Position(long offset) implements DataPosition {
    }

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
        content.close();
    }
}
