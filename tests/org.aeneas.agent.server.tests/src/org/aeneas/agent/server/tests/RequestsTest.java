package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.server.ServiceLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service makes of requests that are too large, too slow, too many, or wrong. */
class RequestsTest {
    private static final String PROJECT = UUID.randomUUID().toString();
    private static final ServiceLimits SMALL = new ServiceLimits(4, 8, 1, 2, Duration.ofSeconds(2),
            Duration.ofSeconds(1), Duration.ofSeconds(10));
    @TempDir
    private Path folder;
    private Agent agent;

    @BeforeEach
    void open() {
        agent = Agent.open(folder, Agent.plain(folder), SMALL);
        try (AgentClient client = agent.client(UUID.fromString(PROJECT))) {
            client.register(new RegistrationRequest(UUID.fromString(PROJECT), "Troy", Optional.empty()));
        }
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{|malformed-request", "''|malformed-request", "[]|malformed-request",
            "null|value-out-of-bounds", "{\"projectId\":\"x\",\"projectName\":\"y\"}|malformed-request",
            "{\"projectId\":\"" + "0f8fad5b-d9cb-469f-a165-70867728950e" + "\",\"projectName\":\"y\",\"more\":1}"
                    + "|malformed-request",
            "{\"projectId\":\"" + "0f8fad5b-d9cb-469f-a165-70867728950e" + "\",\"projectName\":\"\"}"
                    + "|value-out-of-bounds"})
    void should_refuse_json_that_is_not_in_the_contract(String json, String code) throws Exception {
        RawHttp.Answer answer = put(json, "application/json");
        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    }

    @Test
    void should_refuse_nested_json_without_end() throws Exception {
        assertEquals(400, put("{\"description\":" + "[".repeat(100_000), "application/json").status());
    }

    @Test
    void should_refuse_bodies_that_are_not_json() throws Exception {
        RawHttp.Answer answer = put("projectName=x", "application/x-www-form-urlencoded");
        assertEquals(415, answer.status());
        assertTrue(answer.body().contains("\"code\":\"wrong-media-type\""), answer.body());
    }

    @Test
    void should_refuse_a_body_that_is_too_large_whether_it_says_so_or_not() throws Exception {
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say(head("PUT", "/registration") + "Content-Length: 4194305\r\n\r\n");
            assertTooLarge(http.answer());
        }
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say(head("PUT", "/registration") + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
            http.say(chunk.repeat(5) + "0\r\n\r\n");
            assertTooLarge(http.answer());
        }
    }

    private static void assertTooLarge(RawHttp.Answer answer) {
        assertEquals(413, answer.status(), answer.toString());
        assertTrue(answer.body().contains("\"code\":\"request-too-large\""), answer.body());
    }

    @Test
    void should_refuse_headers_that_are_too_long_in_the_form_of_the_contract() throws Exception {
        RawHttp.Answer answer = RawHttp.ask(agent.port(), "GET", Contract.BASE + "/agent",
                Map.of("X-Long", "x".repeat(10_000)), "");
        assertEquals(431, answer.status());
        assertTrue(answer.head().contains("Aeneas-Api-Version: 1"), answer.head());
        assertTrue(answer.body().contains("\"code\":\"request-too-large\""), answer.body());
    }

    @Test
    void should_answer_what_is_no_http_in_the_form_of_the_contract() throws Exception {
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say("GET /api/v1/agent HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
            RawHttp.Answer answer = http.answer();
            assertEquals(400, answer.status());
            assertTrue(answer.head().contains("Aeneas-Api-Version: 1"), answer.head());
            assertTrue(answer.body().contains("\"code\":\"malformed-request\""), answer.body());
        }
    }

    @Test
    void should_not_wait_for_a_body_that_stops() throws Exception {
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say(head("PUT", "/registration") + "Content-Length: 100\r\n\r\n{");
            RawHttp.Answer answer = http.answer();
            assertEquals(408, answer.status(), answer.toString());
            assertTrue(answer.body().contains("\"code\":\"request-timeout\""), answer.body());
        }
    }

    @Test
    void should_not_wait_for_a_body_that_trickles() throws Exception {
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say(head("PUT", "/registration") + "Content-Length: 100\r\n\r\n");
            for (int i = 0; i < 12; i++) {
                Thread.sleep(200);
                http.say(" ");
            }
            RawHttp.Answer answer = http.answer();
            assertEquals(408, answer.status(), answer.toString());
        }
    }

    @Test
    void should_close_connections_whose_headers_trickle() throws Exception {
        long begun = System.nanoTime();
        try (RawHttp http = new RawHttp(agent.port())) {
            http.say("GET /api/v1/agent HTTP/1.1\r\n");
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    Thread.sleep(200);
                    http.say("X-" + i + ": y\r\n");
                }
            });
        }
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(15).toNanos());
    }

    @Test
    void should_make_further_connections_wait_until_one_is_closed() throws Exception {
        List<RawHttp> open = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                open.add(new RawHttp(agent.port()));
            }
            RawHttp last = open.remove(open.size() - 1);
            last.say(head("GET", "/agent") + "\r\n");
            last.patience(500);
            assertThrows(SocketTimeoutException.class, last::answer);
            for (RawHttp one : open) {
                one.close();
            }
            last.patience(10_000);
            assertEquals(200, last.answer().status());
            last.close();
        } finally {
            for (RawHttp one : open) {
                one.close();
            }
        }
    }

    @Test
    void should_bound_the_listeners_of_events() throws Exception {
        try (RawHttp first = new RawHttp(agent.port()); RawHttp second = new RawHttp(agent.port());
                RawHttp third = new RawHttp(agent.port())) {
            first.say(head("GET", "/events") + "\r\n");
            assertEquals(200, first.answer().status());
            second.say(head("GET", "/events") + "\r\n");
            assertEquals(200, second.answer().status());
            third.say(head("GET", "/events") + "\r\n");
            RawHttp.Answer refused = third.answer();
            assertEquals(429, refused.status());
            assertTrue(refused.body().contains("\"code\":\"too-many-requests\""), refused.body());
        }
    }

    private RawHttp.Answer put(String json, String type) throws Exception {
        return RawHttp.ask(agent.port(), "PUT", Contract.BASE + "/registration", Map.of("Content-Type", type), json);
    }

    private static String head(String method, String path) {
        return method + " " + Contract.BASE + path + " HTTP/1.1\r\nHost: agent\r\n" + RawHttp.LOGIN
                + "Aeneas-Project: " + PROJECT + "\r\nContent-Type: application/json\r\n";
    }
}
