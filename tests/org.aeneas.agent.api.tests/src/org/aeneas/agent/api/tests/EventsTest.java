package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.EventListener;
import org.aeneas.agent.api.EventSubscription;
import org.aeneas.agent.api.Patience;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.sun.net.httpserver.HttpExchange;

/** Events as a user of the workbench would miss them. */
@Timeout(60)
class EventsTest {
    private static final Patience QUICK = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofMillis(400), Duration.ofMillis(20));
    private static final UUID TASK = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    /** Notes what it hears: numbers are events. */
    private static final class Notes implements EventListener {
        private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

        @Override
        public void event(TaskEvent event) {
            notes.add(String.valueOf(event.id()));
            if (event.id() == 13) {
                throw new IllegalStateException("a listener's fault");
            }
        }

        @Override
        public void connected() {
            notes.add("connected");
        }

        @Override
        public void disconnected(Problem why) {
            notes.add(why.code());
        }

        @Override
        public void ended(Problem why) {
            notes.add("ended " + why.code());
        }

        List<String> next(int count) throws InterruptedException {
            String[] heard = new String[count];
            for (int i = 0; i < count; i++) {
                heard[i] = String.valueOf(notes.poll(20, TimeUnit.SECONDS));
            }
            return List.of(heard);
        }
    }

    @Test
    void should_go_on_behind_the_last_event_when_the_stream_breaks() throws Exception {
        Notes notes = new Notes();
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            int from = request.lastEvent().isEmpty() ? 1 : Integer.parseInt(request.lastEvent()) + 1;
            stream(exchange, event(from), event(from + 1));
        }); AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(OptionalLong.empty(), notes)) {
            assertEquals(List.of("connected", "1", "2", "agent-disconnected", "connected", "3", "4",
                    "agent-disconnected", "connected", "5"), notes.next(10));
        }
    }

    @Test
    void should_begin_behind_the_event_that_is_known() throws Exception {
        Notes notes = new Notes();
        try (TestAgent agent = TestAgent.plain((exchange, request) -> stream(exchange, event(99)));
                AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(TASK, OptionalLong.of(41), notes)) {
            notes.next(2);
            assertEquals("41", agent.requests().get(0).lastEvent());
            assertEquals("/api/v1/tasks/" + TASK + "/events", agent.requests().get(0).path());
        }
    }

    @Test
    void should_connect_again_when_a_stream_falls_silent() throws Exception {
        Notes notes = new Notes();
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            stream(exchange, event(1));
            end.await();
        }); AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(OptionalLong.empty(), notes)) {
            assertEquals(List.of("connected", "1", "agent-timeout", "connected"), notes.next(4));
            end.countDown();
        }
    }

    @Test
    void should_hear_heartbeats_and_any_form_of_line() throws Exception {
        Notes notes = new Notes();
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            stream(exchange, ": hello\r\n\r\n" + event(1).replace("\n", "\r\n") + event(2).replace("\n", "\r"));
            for (int i = 0; i < 10; i++) {
                Thread.sleep(100);
                stream(exchange, ":\n\n");
            }
            stream(exchange, event(3).replace("data: {", "data:{\ndata: "));
            end.await();
        }); AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(OptionalLong.empty(), notes)) {
            assertEquals(List.of("connected", "1", "2", "3"), notes.next(4));
            end.countDown();
        }
    }

    @Test
    void should_try_again_while_the_agent_is_away_and_end_when_it_refuses() throws Exception {
        Notes notes = new Notes();
        int[] calls = {0};
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            calls[0]++;
            int status = calls[0] == 1 ? 503 : 404;
            TestAgent.sendJson(exchange, status, "{\"error\":{\"code\":\"code-" + status
                    + "\",\"what\":\"w\",\"object\":\"o\",\"remedy\":\"r\"}}");
        }); AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(TASK, OptionalLong.empty(), notes)) {
            assertEquals(List.of("code-503", "ended code-404"), notes.next(2));
        }
    }

    @Test
    void should_survive_what_a_listener_throws() throws Exception {
        Notes notes = new Notes();
        try (TestAgent agent = TestAgent.plain((exchange, request) -> stream(exchange, event(13), event(14)));
                AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(OptionalLong.empty(), notes)) {
            assertEquals(List.of("connected", "13", "14"), notes.next(3));
        }
    }

    @Test
    void should_not_keep_an_event_without_end() throws Exception {
        Notes notes = new Notes();
        try (TestAgent agent = TestAgent.plain((exchange, request) -> stream(exchange,
                "data: " + "x".repeat(Contract.EVENT_BYTES + 1) + "\n\n"));
                AgentClient client = AgentClientTest.client(agent, QUICK);
                EventSubscription events = client.events(OptionalLong.empty(), notes)) {
            assertEquals(List.of("connected", "answer-too-large"), notes.next(2));
        }
    }

    @Test
    void should_leave_no_thread_when_it_is_closed() throws Exception {
        Notes notes = new Notes();
        CountDownLatch end = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.plain((exchange, request) -> {
            stream(exchange, event(1));
            end.await();
        })) {
            try (AgentClient client = AgentClientTest.client(agent, Patience.DEFAULT)) {
                client.events(OptionalLong.empty(), notes);
                notes.next(2);
            }
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (following() && System.nanoTime() < limit) {
                Thread.sleep(20);
            }
            assertTrue(!following());
            end.countDown();
        }
    }

    /** Whether any thread still follows events. */
    private static boolean following() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> List.of(stack).toString().contains("EventLoop"));
    }

    private static String event(long id) {
        return "id: " + id + "\nevent: removed\ndata: {\"id\":" + id + ",\"kind\":\"removed\",\"time\":"
                + "\"2026-01-02T03:04:05Z\",\"taskId\":\"" + TASK + "\"}\n\n";
    }

    private static void stream(HttpExchange exchange, String... events) throws IOException {
        if (exchange.getResponseCode() < 0) {
            exchange.getResponseHeaders().set(Contract.VERSION_HEADER, "1");
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
        }
        exchange.getResponseBody().write(String.join("", events).getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }
}
