package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Passes calls of AWS's JSON protocols on, and keeps what was asked and answered. */
final class RecordingProxy implements AutoCloseable {

    /** @param operation as {@code X-Amz-Target} names it */
    record Exchange(String operation, String request, String response) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final URI target;

    RecordingProxy(URI target) throws IOException {
        this.target = target;
        this.server = new LoopbackServer(this::serve);
    }

    private record Message(String head, byte[] body) {
        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")).findFirst()
                    .map(line -> line.substring(name.length() + 1).strip()).orElse("");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        void send(OutputStream out) throws IOException {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        }
    }

    URI endpoint() {
        return server.endpoint();
    }

    List<Exchange> of(String operation) {
        return exchanges.stream().filter(exchange -> exchange.operation().equals(operation)).toList();
    }

    /** Asserts that all that was asked and answered of an operation is as the service's model has it. */
    void assertFits(String service, String operation) throws IOException {
        assertNotEquals(List.of(), of(operation), operation);
        for (Exchange exchange : of(operation)) {
            String type = service + ".model." + operation;
            assertEquals(List.of(), ServiceModel.of(type + "Request").strangers(JSON.readTree(exchange.request())),
                    operation);
            // What is refused has a form of its own.
            if (!exchange.response().contains("\"__type\"")) {
                assertEquals(List.of(), ServiceModel.of(type + "Response").strangers(
                        JSON.readTree(exchange.response())), exchange.response());
            }
        }
    }

    private void serve(Socket client) {
        try (client; Socket backend = new Socket(target.getHost(), target.getPort())) {
            InputStream asked = new BufferedInputStream(client.getInputStream());
            InputStream answered = new BufferedInputStream(backend.getInputStream());
            for (Optional<Message> request = read(asked); request.isPresent(); request = read(asked)) {
                request.get().send(backend.getOutputStream());
                Message response = read(answered).orElseThrow(() -> new IOException("no answer"));
                exchanges.add(new Exchange(request.get().header("x-amz-target").replaceFirst("^.*\\.", ""),
                        request.get().text(), response.text()));
                response.send(client.getOutputStream());
            }
        } catch (IOException e) {
            System.getLogger("recording-proxy").log(System.Logger.Level.DEBUG, "a connection ended", e);
        }
    }

    private static Optional<Message> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
        }
        Message bare = new Message(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
        String length = bare.header("content-length");
        return Optional.of(new Message(bare.head(), in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length))));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
