package org.aeneas.agent.server.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection on which a test says what it likes. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
    static final String LOGIN = "Authorization: Basic "
            + Base64.getEncoder().encodeToString(("aeneas:" + Agent.PASSWORD).getBytes(UTF_8)) + "\r\n";

    private final Socket socket;

    RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** An answer; status 0 where the connection was closed in its place. */
    record Answer(int status, String head, String body) {
    }

    static Answer ask(int port, String method, String path, Map<String, String> headers, String body)
            throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: agent\r\n" + LOGIN);
            headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
            http.say(text + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            return http.answer();
        }
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    Answer answer() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return new Answer(0, head.toString(ISO_8859_1), "");
            }
            head.write(next);
        }
        String text = head.toString(ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        String body = new String(socket.getInputStream().readNBytes(bytes), UTF_8);
        return new Answer(Integer.parseInt(text.split(" ")[1]), text, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
