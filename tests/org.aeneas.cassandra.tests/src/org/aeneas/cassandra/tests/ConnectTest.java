package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithClusters.class)
class ConnectTest {

    @Test
    void should_tell_what_it_is_connected_to(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            assertEquals("Cassandra 5.0.9, cluster aeneas, 1 node", connection.description());
        }
    }

    @Test
    void should_ask_for_server_and_port_first_and_hide_secrets() {
        List<ConnectionField> fields = Services.cassandra().connectionFields();

        assertEquals(List.of("Server name", "Server port", "User name", "Password"),
                fields.stream().limit(4).map(ConnectionField::label).toList());
        assertTrue(fields.stream().filter(f -> f.key().contains("password"))
                .allMatch(f -> f.kind() == ConnectionField.Kind.SECRET));
    }

    @Test
    void should_take_further_contact_points_when_the_server_is_down(Clusters clusters) throws Exception {
        CassandraNode node = clusters.node(CassandraVersion.V5_0);
        try (SourceConnection connection = Clusters.connect(node, s -> {
            s.put("server", "127.0.0.1");
            s.put("port", String.valueOf(closedPort()));
            s.put("contact-points", "no-such-host.invalid, " + node.address() + ":9042");
        })) {
            assertTrue(connection.description().contains("5.0.9"));
        }
    }

    @Test
    void should_name_the_datacenters_when_there_is_none_of_that_name(Clusters clusters) {
        String server = clusters.node(CassandraVersion.V5_0).address();
        Problem problem = problemOf(Map.of("server", server, "datacenter", "dc9"));

        assertEquals("datacenter-unknown", problem.code());
        assertEquals("dc9", problem.object());
        assertTrue(problem.remedy().contains("dc1"), problem.remedy());
    }

    @Test
    void should_say_that_nothing_answers() {
        int port = closedPort();
        Problem problem = problemOf(Map.of("server", "127.0.0.1", "port", String.valueOf(port)));

        assertEquals("connection-refused", problem.code());
        assertEquals("127.0.0.1:" + port, problem.object());
    }

    @Test
    void should_say_that_a_host_is_unknown() {
        Problem problem = problemOf(Map.of("server", "no-such-host.invalid"));

        assertEquals("host-unknown", problem.code());
        assertEquals("no-such-host.invalid", problem.object());
    }

    @Test
    void should_say_that_a_server_is_no_cassandra() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> closeAllThatConnect(server));
            closing.start();

            assertEquals("connection-closed", problemOf(Map.of("server", "127.0.0.1", "port",
                    String.valueOf(server.getLocalPort()))).code());
            server.close();
            closing.join();
        }
    }

    private static void closeAllThatConnect(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                assertTrue(socket.isConnected());
            } catch (IOException e) {
                assertTrue(server.isClosed(), e::toString);
            }
        }
    }

    @Test
    void should_stop_connecting_at_once_when_cancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = Map.of("server", "127.0.0.1", "port", String.valueOf(silent.getLocalPort()));
            long end = System.nanoTime() + Duration.ofMillis(300).toNanos();

            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(CancelledException.class,
                    () -> Services.cassandra().connect(new ConnectionSettings(settings), cancelledAt(end))));
        }
    }

    static Progress cancelledAt(long nanos) {
        return new Progress() {
            @Override
            public void begin(String work, String unit, long total) {
                assertFalse(work.isBlank());
            }

            @Override
            public void worked(long units) {
                assertTrue(units >= 0);
            }

            @Override
            public boolean cancelled() {
                return System.nanoTime() > nanos;
            }
        };
    }

    @Test
    void should_say_that_the_port_speaks_no_tls(Clusters clusters) {
        Problem problem = problemOf(Map.of("server", clusters.node(CassandraVersion.V5_0).address(), "ssl", "true"));

        assertEquals("tls-failed", problem.code());
        assertTrue(problem.remedy().contains("switch SSL off"), problem.remedy());
    }

    @ParameterizedTest
    @CsvSource({"port,0,connection-invalid", "port,x,connection-invalid", "page-size,0,connection-invalid",
        "server,'',connection-incomplete"})
    void should_refuse_settings_that_make_no_sense(String field, String value, String code) {
        Map<String, String> settings = new HashMap<>(Map.of("server", "127.0.0.1"));
        settings.put(field, value);

        Problem problem = problemOf(settings);
        assertEquals(code, problem.code());
        assertEquals(field, problem.object());
    }

    @Test
    void should_name_a_trust_store_that_cannot_be_read(@TempDir Path folder) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path text = Files.writeString(folder.resolve("text.jks"), "no key store");

        for (Path file : List.of(empty, text, folder.resolve("missing"))) {
            Problem problem = problemOf(Map.of("server", "127.0.0.1", "ssl", "true", "trust-store", file.toString()));
            assertEquals("tls-store-unreadable", problem.code());
            assertEquals(file.toString(), problem.object());
        }
    }

    static Problem problemOf(Map<String, String> settings) {
        return assertThrows(ProblemException.class,
                () -> Services.cassandra().connect(new ConnectionSettings(settings), Progress.NONE).close()).problem();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
