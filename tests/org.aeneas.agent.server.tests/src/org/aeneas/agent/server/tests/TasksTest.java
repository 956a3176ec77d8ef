package org.aeneas.agent.server.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.EventListener;
import org.aeneas.agent.api.EventSubscription;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks from a client over mutual TLS to the stand-ins of AWS. */
@ExtendWith(StandIns.Extension.class)
class TasksTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final Duration LONG = Duration.ofMinutes(2);
    @TempDir
    private static Path keys;
    private static TestStores stores;
    @TempDir
    private Path folder;
    private StandIns aws;
    private Agent agent;
    private AgentClient client;

    @BeforeAll
    static void makeStores() throws Exception {
        stores = TestStores.ofAgentAndClient(keys);
    }

    @BeforeEach
    void open(StandIns standIns) {
        aws = standIns;
        Tables.copyTo(folder.resolve("data"));
        agent = Agent.open(folder, Agent.tls(folder, stores.file("agent.p12"), stores.file("trust.p12")),
                aws.profile().endpoints());
        client = agent.client(TROY, stores.stores("client.p12", "trust.p12"));
        client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
        client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void close() {
        client.close();
        agent.close();
    }

    @Test
    void should_move_tables_and_tell_how_they_get_on() throws Exception {
        List<TaskEvent> events = new CopyOnWriteArrayList<>();
        TaskRequest request = Tables.request("both", aws.bucket("server-both"), new TaskTable("gen", "plain"),
                new TaskTable("faults", "rejects"));
        UUID id = client.create(request).task().id();
        try (EventSubscription all = client.events(OptionalLong.empty(), collect(events))) {
            await(() -> metrics().contains("aeneas_agent_event_listeners 1"));
            client.start(id);
            TaskStatus done = await(id, TaskState.DONE);
            assertEquals(Tables.PLAIN_ROWS, done.tables().get(0).stages().get(0).rows());
            assertEquals(3, done.task().rejects());
            done.tables().get(0).stages().forEach(stage -> assertTrue(stage.chunks() > 0
                    && stage.chunksDone() == stage.chunks(), stage::toString));
            await(() -> events.stream().anyMatch(event -> event.task().map(task -> task.state() == TaskState.DONE)
                    .orElse(false)));
        }
        List<Item> items = new ArrayList<>();
        aws.session().items().scan("gen.plain", 0, 1, items::addAll);
        assertEquals(Tables.PLAIN_ROWS, items.size());
        assertEquals(TaskEvent.Kind.STATE, events.get(0).kind());
        assertEquals(TaskState.RUNNING, events.get(0).task().orElseThrow().state());
        assertEquals(request, client.definition(id));
        assertEquals(List.of("both"), client.tasks().stream().map(TaskSummary::name).toList());
        assertTrue(metrics().contains("aeneas_agent_tasks{state=\"done\"} 1"), metrics());
    }

    @Test
    void should_give_the_log_and_the_rejects_and_forget_them_with_the_task() throws Exception {
        UUID id = client.create(Tables.request("rejects", aws.bucket("server-rejects"),
                new TaskTable("faults", "rejects"))).task().id();
        assertEquals("", rejects(id, "rejects"));
        client.start(id);
        client.start(id);
        await(id, TaskState.DONE);
        assertEquals(3, rejects(id, "rejects").lines().count());
        String log = log(id, OptionalInt.empty());
        assertTrue(log.contains("Staged faults.rejects"), log);
        String tail = log(id, OptionalInt.of(100));
        assertTrue(log.endsWith("\n" + tail) && !tail.isEmpty() && tail.length() <= 100, tail);
        Problems.of("unknown-table", () -> rejects(id, "plain"));
        Problems.of("wrong-state", () -> client.resume(id));
        client.delete(id);
        Problems.of("unknown-task", () -> client.task(id));
        Problems.of("unknown-task", () -> log(id, OptionalInt.empty()));
    }

    @Test
    void should_encrypt_files_on_its_disk_with_a_key_among_its_secrets() throws Exception {
        TaskRequest request = Tables.encrypted(Tables.request("sealed", aws.bucket("server-sealed"),
                new TaskTable("faults", "rejects")));
        UUID id = client.create(request).task().id();
        client.start(id);
        await(id, TaskState.DONE);
        assertEquals(3, rejects(id, "rejects").lines().count(), "its registrant reads them");
        Path file = folder.resolve("store/tasks").resolve(id.toString()).resolve("rejects/faults.rejects.jsonl");
        assertFalse(Files.readString(file, ISO_8859_1).contains("reason"));
        SecretReference key = new SecretReference("files-of-task-" + id);
        assertTrue(agent.secrets().find(key).isPresent());
        client.delete(id);
        assertFalse(agent.secrets().find(key).isPresent(), "it goes with the task");
    }

    @Test
    void should_refuse_tasks_that_it_could_not_run() {
        client.create(Tables.plain("one", "server-one"));
        assertEquals("one", Problems.of("task-exists", () -> client.create(Tables.plain("one", "server-one"))).object());
        Problems.of("unknown-table", () -> client.create(Tables.request("two", "server-two",
                new TaskTable("gen", "nothing"))));
        Problems.of("schema-invalid", () -> client.create(Tables.request("three", "server-three", "CREATE CHAOS",
                MigrationType.FULL_LOAD, new TaskTable("gen", "plain"))));
        Problem cdc = Problems.of("migration-type-unsupported", () -> client.create(Tables.request("four",
                "server-four", "CREATE TABLE gen.plain (k int PRIMARY KEY)", MigrationType.CDC,
                new TaskTable("gen", "plain"))));
        assertEquals("four", cdc.object());
        assertEquals(1, client.tasks().size());
    }

    @Test
    void should_stop_and_resume_and_not_be_left_while_a_task_runs() throws Exception {
        Path data = folder.resolve("data/plain");
        Path away = folder.resolve("data/away");
        Files.move(data, away);
        UUID id = client.create(Tables.plain("stops", aws.bucket("server-stops"))).task().id();
        Problems.of("wrong-state", () -> client.stop(id));
        client.start(id);
        TaskStatus waiting = await(id, TaskState.WAITING);
        assertEquals(Optional.of("source-lost"), waiting.task().problem().map(Problem::code));
        Problems.of("tasks-running", client::unregister);
        Problems.of("task-running", () -> client.delete(id));
        client.stop(id);
        client.stop(id);
        await(id, TaskState.STOPPED);
        Files.move(away, data);
        client.resume(id);
        await(id, TaskState.DONE);
        client.unregister();
    }

    @Test
    void should_go_on_with_events_behind_the_last_one_and_say_when_some_are_lost() throws Exception {
        List<TaskEvent> events = new CopyOnWriteArrayList<>();
        UUID first;
        try (EventSubscription all = client.events(OptionalLong.empty(), collect(events))) {
            await(() -> metrics().contains("aeneas_agent_event_listeners 1"));
            first = client.create(Tables.plain("first", "server-events")).task().id();
            await(() -> events.size() == 1);
        }
        long last = events.get(0).id();
        UUID second = client.create(Tables.plain("second", "server-events")).task().id();
        client.delete(first);
        try (EventSubscription again = client.events(OptionalLong.of(last), collect(events))) {
            await(() -> events.size() == 3);
        }
        assertEquals(second, events.get(1).taskId().orElseThrow());
        assertEquals(TaskEvent.Kind.REMOVED, events.get(2).kind());
        try (EventSubscription old = client.events(OptionalLong.of(1), collect(events))) {
            await(() -> events.size() == 4);
        }
        assertEquals(TaskEvent.Kind.RESET, events.get(3).kind());
    }

    @Test
    void should_show_its_nodes_and_its_health() throws Exception {
        NodeReport report = client.nodes(List.of("gen"));
        assertEquals("127.0.0.1", report.nodes().get(0).host());
        assertEquals("ring-unchecked", report.ring().problem().orElseThrow().code());
        assertEquals(200, operation("/health").statusCode());
        assertEquals("{\"status\":\"up\"}", operation("/health").body());
        assertEquals(404, operation("/api/v1/agent").statusCode());
        assertTrue(metrics().contains("# TYPE aeneas_agent_requests_total counter"), metrics());
    }

    private String metrics() throws Exception {
        return operation("/metrics").body();
    }

    private HttpResponse<String> operation(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + agent.service().metricsPort() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String log(UUID id, OptionalInt tail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        client.log(id, tail, out, Progress.NONE);
        return out.toString(UTF_8);
    }

    private String rejects(UUID id, String table) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        client.rejects(id, table.equals("plain") ? "gen" : "faults", table, out, Progress.NONE);
        return out.toString(UTF_8);
    }

    private TaskStatus await(UUID id, TaskState state) throws Exception {
        await(() -> {
            TaskState now = client.task(id).task().state();
            assertTrue(now == state || now != TaskState.FAILED, () -> client.task(id).toString());
            return now == state;
        });
        return client.task(id);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() - begun < LONG.toNanos(), "it never came");
            Thread.sleep(20);
        }
    }

    private static EventListener collect(List<TaskEvent> events) {
        return events::add;
    }
}
