package org.aeneas.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request and its answer. For the thread that handles it. */
public final class HttpExchange {
    private static final int DRAIN_MILLIS = 2000;

    private final Socket socket;
    private final HttpHead request;
    private final HttpBody body;
    private final OutputStream out;
    private boolean expectsContinue;
    private boolean ends;
    private boolean cut;

    HttpExchange(Socket socket, HttpHead request, InputStream in, OutputStream out) {
        this.socket = socket;
        this.request = request;
        this.out = out;
        this.body = HttpBody.of(request, in);
        this.expectsContinue = request.expectsContinue();
        this.ends = request.closes();
    }

    public HttpHead request() {
        return request;
    }

    /** The request's body; a client that waits to be asked for it is asked now. */
    public InputStream body() throws IOException {
        if (expectsContinue) {
            expectsContinue = false;
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return body;
    }

    public void respond(int status, String contentType, byte[] content) throws IOException {
        respond(HttpHead.response(status, contentType, content.length), content);
    }

    /** @param head its Content-Length is that of the content, which is not sent to a HEAD request */
    public void respond(HttpHead head, byte[] content) throws IOException {
        ending(head).write(out);
        if (!request.method().equals("HEAD")) {
            out.write(content, 0, cut ? content.length / 2 : content.length);
        }
        out.flush();
    }

    /** Passes a response of {@link HttpBackend} on. */
    public void respond(HttpBackend.Response response) throws IOException {
        // Without a length, its body ends where its connection does: so must ours.
        ends |= response.head().closes();
        HttpHead head = ending(response.head().without("Connection", "Keep-Alive"));
        head.write(out);
        if (cut) {
            HttpBody half = HttpBody.of(head.with("Content-Length", Long.toString(head.contentLength().orElse(0) / 2)),
                    response.body());
            half.transferTo(out);
        } else if (head.isChunked() && response.hasBody()) {
            HttpBody.writeChunked(response.body(), out);
        } else {
            response.body().transferTo(out);
        }
        out.flush();
    }

    private HttpHead ending(HttpHead head) {
        // A body that was not read stands in the way of the next request.
        ends |= !body.isExhausted();
        return ends ? head.with("Connection", "close") : head;
    }

    /** What is answered next will end in the middle, and the connection with it. */
    public void cutOff() {
        cut = true;
    }

    /** Answers nothing: the client sees its connection reset. */
    public void reset() throws IOException {
        ends = true;
        // Lingering for zero seconds makes close() send RST instead of FIN.
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads what the client still sends: closing before would reset the connection, and lose it the answer. */
    void drain() throws IOException {
        if (!socket.isClosed() && !expectsContinue && !body.isExhausted()) {
            socket.setSoTimeout(DRAIN_MILLIS);
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    boolean ends() {
        return ends || cut || !body.isExhausted();
    }
}
