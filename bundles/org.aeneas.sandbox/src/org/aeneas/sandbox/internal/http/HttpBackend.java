package org.aeneas.sandbox.internal.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The server behind a proxy. Connections are kept and used again. For many threads. */
public final class HttpBackend implements Closeable {
    private static final int BUFFER = 64 * 1024;
    /** Well below what servers close idle connections after: 5 s in Node.js, 30 s in Jetty. */
    private static final long MOST_IDLE_NANOS = 2_000_000_000L;

    private final URI endpoint;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    public HttpBackend(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A response; close it when its body is read. */
    public final class Response implements Closeable {
        private final Connection connection;
        private final HttpHead head;
        private final HttpBody body;

        private Response(Connection connection, HttpHead head, HttpBody body) {
            this.connection = connection;
            this.head = head;
            this.body = body;
        }

        public HttpHead head() {
            return head;
        }

        public InputStream body() {
            return body;
        }

        boolean hasBody() {
            return !body.isExhausted();
        }

        /** Passes this on with another head. */
        public Response withHead(HttpHead other) {
            return new Response(connection, other, body);
        }

        @Override
        public void close() throws IOException {
            if (body.isExhausted() && !head.closes()) {
                connection.since = System.nanoTime();
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    /** A body that is opened only when it is wanted. */
    @FunctionalInterface
    public interface Body {
        InputStream open() throws IOException;
    }

    public Response send(HttpHead request, byte[] body) throws IOException {
        HttpHead head = request.without("Transfer-Encoding", "Expect").with("Content-Length",
                Integer.toString(body.length));
        return send(head, () -> new ByteArrayInputStream(body));
    }

    /** @param body is sent as the head says: in chunks, or as it is; not if the server answers before it wants it */
    public Response send(HttpHead request, Body body) throws IOException {
        Connection connection = connect();
        boolean answered = false;
        try {
            request.write(connection.out);
            HttpHead head = answer(connection, request, body);
            answered = true;
            boolean none = request.method().equals("HEAD") || head.status() == 204 || head.status() == 304;
            HttpBody answerBody = none ? HttpBody.of(head.without("Content-Length", "Transfer-Encoding"), connection.in)
                    : HttpBody.ofResponse(head, connection.in);
            return new Response(connection, head, answerBody);
        } finally {
            if (!answered) {
                connection.close();
            }
        }
    }

    private static HttpHead answer(Connection connection, HttpHead request, Body body) throws IOException {
        if (request.expectsContinue()) {
            connection.out.flush();
            HttpHead interim = head(connection);
            if (interim.status() >= 200) {
                return interim.with("Connection", "close");
            }
        }
        try {
            if (request.isChunked()) {
                HttpBody.writeChunked(body.open(), connection.out);
            } else {
                body.open().transferTo(connection.out);
            }
            connection.out.flush();
        } catch (WriteFailedException e) {
            // A server that refuses a request need not read its body; what it said is there to be read.
            return finalHead(connection).with("Connection", "close");
        }
        return finalHead(connection);
    }

    /** The server takes no more, which is no fault of the body's. */
    private static final class WriteFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        WriteFailedException(IOException cause) {
            super(cause);
        }
    }

    /** Tells failures to write from failures to read. */
    private static final class Outward extends OutputStream {
        private final OutputStream out;

        Outward(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] { (byte) one }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new WriteFailedException(e);
            }
        }
    }

    private static HttpHead finalHead(Connection connection) throws IOException {
        while (true) {
            HttpHead head = head(connection);
            if (head.status() >= 200) {
                return head;
            }
        }
    }

    private static HttpHead head(Connection connection) throws IOException {
        return HttpHead.read(connection.in)
                .orElseThrow(() -> new EOFException("The server closed without an answer"));
    }

    private Connection connect() throws IOException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (System.nanoTime() - kept.since < MOST_IDLE_NANOS) {
                return kept;
            }
            kept.close();
        }
        return new Connection(new Socket(endpoint.getHost(), endpoint.getPort()));
    }

    @Override
    public void close() throws IOException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.close();
        }
    }

    private static final class Connection implements Closeable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private long since;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            out = new BufferedOutputStream(new Outward(socket.getOutputStream()), BUFFER);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
