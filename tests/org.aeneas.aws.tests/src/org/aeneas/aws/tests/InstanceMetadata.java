package org.aeneas.aws.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

import org.aeneas.sandbox.SandboxKeys;

/** What an instance of EC2 with a role answers to those that ask for its metadata. */
final class InstanceMetadata implements AutoCloseable {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    private static final String ROLE = "migration";

    private final SandboxKeys keys;
    private final LoopbackServer server;

    InstanceMetadata(SandboxKeys keys) throws IOException {
        this.keys = keys;
        server = new LoopbackServer(this::answer);
    }

    URI endpoint() {
        return server.endpoint();
    }

    private void answer(Socket client) {
        try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            String path = in.readLine().split(" ")[1];
            while (!in.readLine().isEmpty()) {
                continue;
            }
            String body = switch (path) {
                case "/latest/api/token" -> "a-token";
                case ROLES -> ROLE;
                case ROLES + ROLE -> """
                        {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "SecretAccessKey": "%s",
                        "Expiration": "2099-01-01T00:00:00Z"}""".formatted(keys.accessKey(), keys.secretKey());
                default -> "";
            };
            client.getOutputStream().write(("HTTP/1.1 " + (body.isEmpty() ? "404 None" : "200 OK")
                    + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
