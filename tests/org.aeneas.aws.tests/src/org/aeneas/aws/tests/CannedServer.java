package org.aeneas.aws.tests;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Gives the same answer to whatever is asked, as AWS gives it where no stand-in does. */
final class CannedServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] answer;

    private CannedServer(int status, String contentType, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        answer = ("HTTP/1.1 " + status + " Canned\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n"
                + "Content-Length: " + content.length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
        Thread thread = new Thread(this::serve, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }

    static CannedServer dynamoDb(int status, String code, String message) throws IOException {
        return new CannedServer(status, "application/x-amz-json-1.0",
                "{\"__type\":\"com.amazon.coral.service#" + code + "\",\"message\":\"" + message + "\"}");
    }

    static CannedServer dms(int status, String body) throws IOException {
        return new CannedServer(status, "application/x-amz-json-1.1", body);
    }

    static CannedServer s3(int status, String code, String message) throws IOException {
        return new CannedServer(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                + code + "</Code><Message>" + message + "</Message></Error>");
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                skipRequest(new BufferedInputStream(client.getInputStream()));
                client.getOutputStream().write(answer);
            } catch (IOException e) {
                System.getLogger("canned-server").log(System.Logger.Level.DEBUG, "a connection ended", e);
            }
        }
    }

    private static void skipRequest(InputStream in) throws IOException {
        long body = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                body = Long.parseLong(header.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
