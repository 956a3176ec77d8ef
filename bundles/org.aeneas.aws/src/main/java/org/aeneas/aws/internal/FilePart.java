package org.aeneas.aws.internal;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.aeneas.aws.ObjectStore.Content;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A part of a file as the body of a request: read from disk each time that the SDK signs, sends or repeats it. */
final class FilePart implements ContentStreamProvider, AutoCloseable {
    private final Content file;
    private final long from;
    private final long length;
    private InputStream current = InputStream.nullInputStream();

    FilePart(Content file, long from, long length) {
        this.file = file;
        this.from = from;
        this.length = length;
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this, length, "application/octet-stream");
    }

    /** The whole file as it is. */
    static Content content(Path file) {
        try {
            return new Content(file, Files.size(file), position -> open(file, position));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream open(Path file, long position) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(position);
        return Channels.newInputStream(channel);
    }

    /** @return as {@link Checksums#crc32} */
    String crc32() {
        try (InputStream in = newStream()) {
            return Checksums.crc32(in);
        } catch (IOException e) {
            throw unreadable(file.file(), e);
        }
    }

    /** The SDK does not close what it reads: the next stream, or {@link #close()}, closes the one before. */
    @Override
    public InputStream newStream() {
        close();
        try {
            current = new Limited(file.opening().from(from), length);
            return current;
        } catch (IOException e) {
            throw unreadable(file.file(), e);
        }
    }

    @Override
    public void close() {
        try {
            current.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + file.file(), e);
        }
    }

    private static ProblemException unreadable(Path file, IOException cause) {
        return new Problem("file-unreadable", "The file cannot be read: " + cause.getMessage(), file.toString(),
                "Check that it is there and readable for this user, then start this again.").asException(cause);
    }

    /** Ends after so many bytes; fails if the file ends before. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(target, offset, (int) Math.min(count, left));
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            left -= read;
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
