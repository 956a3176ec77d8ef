package org.aeneas.agent.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Patience;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told when no good answer comes. */
@Timeout(60)
class ProblemsTest {
    private static final Patience IMPATIENT = new Patience(Duration.ofSeconds(2), Duration.ofMillis(500),
            Duration.ofMillis(500), Duration.ofMillis(20));

    @Test
    void should_say_that_nothing_listens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (AgentClient client = client("127.0.0.1", port)) {
            Problem problem = problem(client);
            assertEquals("agent-unreachable", problem.code());
            assertEquals("127.0.0.1:" + port, problem.object());
            assertTrue(problem.remedy().contains("systemctl start aws-cassandra-extractor"), problem.remedy());
        }
    }

    @Test
    void should_say_that_a_host_is_unknown() {
        try (AgentClient client = client("no-such-host.invalid", 8080)) {
            assertEquals("host-unknown", problem(client).code());
        }
    }

    @Test
    void should_not_wait_for_an_agent_that_does_not_answer() {
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> end.await());
                AgentClient client = AgentClientTest.client(agent, IMPATIENT)) {
            assertEquals("agent-timeout", problem(client).code());
            end.countDown();
        }
    }

    @Test
    void should_not_wait_for_an_answer_that_does_not_end() {
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            exchange.getResponseHeaders().set(Contract.VERSION_HEADER, "1");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            end.await();
        }); AgentClient client = AgentClientTest.client(agent, IMPATIENT)) {
            assertEquals("agent-timeout", problem(client).code());
            Problem download = assertThrows(ProblemException.class, () -> client.log(UUID.randomUUID(),
                    OptionalInt.empty(), new ByteArrayOutputStream(), Progress.NONE)).problem();
            assertEquals("agent-timeout", download.code());
            end.countDown();
        }
    }

    @Test
    void should_give_up_when_its_thread_is_interrupted() {
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> end.await());
                AgentClient client = AgentClientTest.client(agent, Patience.DEFAULT)) {
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class, client::greet);
            assertTrue(Thread.interrupted());
            end.countDown();
        }
    }

    @Test
    void should_not_read_an_answer_without_end() {
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            exchange.getResponseHeaders().set(Contract.VERSION_HEADER, "1");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(block);
            }
        }); AgentClient client = AgentClientTest.client(agent, Patience.DEFAULT)) {
            assertEquals("answer-too-large", problem(client).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"})
    void should_say_that_something_else_is_at_the_port(String greeting) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, greeting));
            thread.start();
            try (AgentClient client = client("127.0.0.1", server.getLocalPort())) {
                assertEquals("not-an-agent", problem(client).code());
            }
            server.close();
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertFalse(thread.isAlive());
        }
    }

    @Test
    void should_say_that_the_agent_speaks_another_version() {
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            exchange.getResponseHeaders().set(Contract.VERSION_HEADER, "2");
            exchange.sendResponseHeaders(404, -1);
        }); AgentClient client = AgentClientTest.client(agent, IMPATIENT)) {
            Problem problem = problem(client);
            assertEquals("agent-api-version", problem.code());
            assertTrue(problem.what().contains("version 2"), problem.what());
        }
    }

    @Test
    void should_say_that_an_error_has_no_explanation() {
        try (TestAgent agent = TestAgent.plain((exchange, request) -> TestAgent.sendJson(exchange, 500, "<html>"));
                AgentClient client = AgentClientTest.client(agent, IMPATIENT)) {
            assertEquals("agent-error", problem(client).code());
        }
    }

    @Test
    void should_refuse_an_answer_that_breaks_the_contract() {
        try (TestAgent agent = TestAgent.plain((exchange, request) -> TestAgent.sendJson(exchange, 200, "{}"));
                AgentClient client = AgentClientTest.client(agent, IMPATIENT)) {
            assertTrue(problem(client).code().matches("malformed-answer|value-out-of-bounds"));
        }
    }

    private static void answer(ServerSocket server, String greeting) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
                socket.setSoTimeout(1000);
                out.write(greeting.getBytes(UTF_8));
                out.flush();
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                assertTrue(server.isClosed() || !e.toString().isEmpty());
            }
        }
    }

    private static AgentClient client(String host, int port) {
        return new AgentClient(new AgentAddress(host, port), new Access.Password("x".toCharArray(), true),
                AgentClientTest.PROJECT, new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5),
                        Duration.ofSeconds(5), Duration.ofMillis(20)));
    }

    private static Problem problem(AgentClient client) {
        return assertThrows(ProblemException.class, client::greet).problem();
    }
}
