package org.aeneas.sandbox.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an HTTP/1.1 message: reading ends where the body ends, and the connection stays usable. */
public abstract class HttpBody extends InputStream {
    private static final int BUFFER = 64 * 1024;

    HttpBody() {
    }

    /** The body that a message with this head has; none if the head announces none. */
    public static HttpBody of(HttpHead head, InputStream in) {
        if (head.isChunked()) {
            return new Chunked(in);
        }
        return new Fixed(in, head.contentLength().orElse(0));
    }

    /** The body of a response that has one: without a length, it ends where the server closes the connection. */
    static HttpBody ofResponse(HttpHead head, InputStream in) {
        boolean untilClosed = !head.isChunked() && head.contentLength().isEmpty() && head.closes();
        return untilClosed ? new UntilClosed(in) : of(head, in);
    }

    /** @return whether everything was read */
    public abstract boolean isExhausted();

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Copies everything in chunks of HTTP's chunked encoding. */
    public static void writeChunked(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write((Integer.toHexString(n) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            to.write(buffer, 0, n);
            to.write(new byte[] { '\r', '\n' });
        }
        to.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static final class Fixed extends HttpBody {
        private final InputStream in;
        private long left;

        Fixed(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("The peer closed " + left + " bytes before the end of the body");
            }
            left -= n;
            return n;
        }

        @Override
        public boolean isExhausted() {
            return left == 0;
        }
    }

    private static final class UntilClosed extends HttpBody {
        private final InputStream in;
        private boolean ended;

        UntilClosed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            ended = n < 0;
            return n;
        }

        @Override
        public boolean isExhausted() {
            return ended;
        }
    }

    private static final class Chunked extends HttpBody {
        private final InputStream in;
        private long left;
        private boolean first = true;
        private boolean ended;

        Chunked(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("The peer closed within a chunk");
            }
            left -= n;
            return n;
        }

        private void nextChunk() throws IOException {
            if (!first) {
                HttpHead.line(in, 2);
            }
            first = false;
            String size = HttpHead.line(in, 100);
            left = Long.parseLong(size.replaceFirst(";.*$", "").strip(), 16);
            if (left == 0) {
                ended = true;
                while (!HttpHead.line(in, BUFFER).isEmpty()) {
                    continue;
                }
            }
        }

        @Override
        public boolean isExhausted() {
            return ended;
        }
    }
}
