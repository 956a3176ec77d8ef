package org.aeneas.sstable.component;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.aeneas.sstable.SSTableProblems;

/**
 * A component's content, uncompressed, piece by piece. For one thread, which may be interrupted: that closes this file
 * and no other.
 */
public abstract class Content implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    /** @throws org.aeneas.core.ProblemException {@code sstable-unreadable} */
    Content(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(path, e);
        }
    }

    /**
     * A part of the content.
     *
     * @param start where in the content it begins
     * @param bytes from its beginning; its position does not matter. Filled again by the next read
     */
    public record Piece(long start, ByteBuffer bytes) {
    }

    /** Of the content, uncompressed. */
    public abstract long length();

    /**
     * Makes the piece of the content that holds {@code position}, which is before its end.
     *
     * @throws Damage if its bytes are not what was written
     */
    public abstract Piece read(long position) throws Damage;

    public final Path path() {
        return path;
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
            throw SSTableProblems.ofDisk(path, e);
        }
    }

    final long fileLength() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(path, e);
        }
    }
}
