package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own, as systemd runs it, with a node's SSTables and the stand-ins of AWS. */
@ExtendWith(StandIns.Extension.class)
class ServeTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final UUID ROME = UUID.randomUUID();
    /** Of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;
    @TempDir
    private static Path keys;
    private static TestStores stores;
    @TempDir
    private Path folder;
    private StandIns aws;
    private Machine machine;

    @BeforeAll
    static void makeStores() throws Exception {
        stores = TestStores.ofAgentAndClient(keys);
    }

    @BeforeEach
    void prepare(StandIns standIns) throws Exception {
        aws = standIns;
        machine = new Machine(folder, stores);
    }

    @Test
    void should_move_a_table_for_its_registrant_and_tell_its_administrator() throws Exception {
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            assertTrue(machine.run("--status").text().contains("No project has registered it."));
            UUID id = begin(client, Tables.plain("served", aws.bucket("served")));
            assertEquals(Tables.PLAIN_ROWS, await(client, id, TaskState.DONE).task().rows());
            assertEquals(Tables.PLAIN_ROWS, items("gen.plain"));
            assertEquals("200 {\"status\":\"up\"}", health());
            Machine.Said status = machine.run("--status");
            assertEquals(0, status.status(), status::text);
            assertTrue(status.text().contains("Registered with the project \"Troy\"")
                    && status.text().contains("Node 127.0.0.1: local")
                    && status.text().contains("Task served: done, 40 rows extracted, 0 rejects"), status::text);
            assertEquals(0, machine.run("--unregister").status());
            assertEquals(Optional.empty(), client.registration());
            assertTrue(Files.readString(machine.folders.at("/var/log/cassandra-data-extractor/agent.log"))
                    .contains("The agent listens on 127.0.0.1:" + machine.port() + ", with SSL"), agent.output());
        }
        Machine.Said none = machine.run("--status");
        assertEquals(1, none.status());
        assertEquals("The agent does not run. [127.0.0.1:" + machine.port() + "]", none.lines().get(0));
    }

    @Test
    void should_go_on_where_it_was_after_a_kill_and_after_it_was_told_to_end() throws Exception {
        ChildJvm.Program program = machine.program(aws);
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Fault.Kind.DELAY).withDelay(5_000));
        UUID id;
        long writes = writes();
        try (ChildJvm agent = machine.serve(program); AgentClient client = machine.client(TROY)) {
            id = begin(client, Tables.request("killed", aws.bucket("killed"), new TaskTable("faults", "rejects")));
            awaitLoading(writes);
            agent.kill();
        }
        writes = writes();
        try (ChildJvm agent = machine.serve(program); AgentClient client = machine.client(TROY)) {
            assertEquals("Troy", client.registration().orElseThrow().projectName());
            awaitLoading(writes);
            assertTrue(agent.process().destroy());
            assertTrue(agent.await(Machine.patience().toMillis()), agent.output());
            assertEquals(TERMINATED, agent.exitStatus());
            assertTrue(agent.output().contains("its tasks go on when it is started again"), agent.output());
        }
        aws.traffic().clear();
        try (ChildJvm agent = machine.serve(program); AgentClient client = machine.client(TROY)) {
            assertEquals(3, await(client, id, TaskState.DONE).task().rejects(), agent::output);
        }
        assertEquals(4, items("faults.rejects"));
    }

    @Test
    void should_free_the_agent_while_it_does_not_run() throws Exception {
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            agent.kill();
        }
        Machine.Said freed = machine.run("--unregister");
        assertTrue(freed.text().contains("it was registered with the project \"Troy\""), freed::text);
        assertEquals("No project has registered the agent.", machine.run("--unregister").text());
    }

    @Test
    void should_stop_what_was_running_when_it_frees_an_agent_that_does_not_run() throws Exception {
        ChildJvm.Program program = machine.program(aws);
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Fault.Kind.DELAY).withDelay(5_000));
        UUID id;
        long writes = writes();
        try (ChildJvm agent = machine.serve(program); AgentClient client = machine.client(TROY)) {
            id = begin(client, Tables.request("orphan", aws.bucket("orphan"), new TaskTable("faults", "rejects")));
            awaitLoading(writes);
            Machine.Said refused = machine.run("--unregister");
            assertEquals(1, refused.status());
            assertTrue(refused.text().contains("sudo systemctl stop aws-cassandra-extractor"), refused::text);
            agent.kill();
        }
        aws.traffic().clear();
        Machine.Said freed = machine.run("--unregister");
        assertEquals(0, freed.status(), freed::text);
        assertTrue(freed.lines().contains("The task orphan is stopped."), freed::text);
        try (ChildJvm agent = machine.serve(program); AgentClient client = machine.client(ROME)) {
            client.register(new RegistrationRequest(ROME, "Rome", Optional.empty()));
            assertEquals(TaskState.STOPPED, client.task(id).task().state(), agent::output);
            client.delete(id);
        }
    }

    @Test
    void should_say_where_an_agent_gets_credentials_while_a_task_waits_for_them() throws Exception {
        String bucket = aws.bucket("serve-expired");
        aws.traffic().inject(Fault.always(Service.S3, "*", Fault.Kind.EXPIRED_CREDENTIALS));
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            UUID id = begin(client, Tables.plain("expired", bucket));
            Problem waiting = await(client, id, TaskState.WAITING).task().problem().orElseThrow();
            assertEquals("aws-session-expired", waiting.code());
            assertTrue(waiting.remedy().contains("in the project")
                    && waiting.remedy().contains("/etc/cassandra-data-extractor/environment"), waiting::remedy);
            aws.traffic().clear();
        }
    }

    @Test
    void should_say_what_is_wrong_with_the_files_when_they_are_back() throws Exception {
        Path away = folder.resolve("away");
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            Files.move(machine.data(), away);
            UUID id = begin(client, Tables.plain("back", aws.bucket("serve-back")));
            assertEquals("source-lost", await(client, id, TaskState.WAITING).task().problem().orElseThrow().code());
            cutOff(away);
            Files.move(away, machine.data());
            Problem problem = await(client, id, TaskState.FAILED).task().problem().orElseThrow();
            assertEquals("sstable-corrupt", problem.code(), agent::output);
        }
    }

    private static void cutOff(Path data) throws IOException {
        List<Path> files = Folders.files(data.resolve("gen")).stream()
                .filter(file -> file.getFileName().toString().endsWith("-Data.db")).toList();
        assertFalse(files.isEmpty());
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
    }

    @Test
    void should_fail_a_task_whose_table_no_node_has() throws Exception {
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            UUID id = begin(client, Tables.request("lost", aws.bucket("lost"), new TaskTable("gen", "nowhere")));
            TaskStatus failed = await(client, id, TaskState.FAILED);
            assertEquals("table-not-on-nodes", failed.task().problem().orElseThrow().code(), agent::output);
            assertEquals("gen.nowhere", failed.task().problem().orElseThrow().object());
        }
    }

    private UUID begin(AgentClient client, TaskRequest request) {
        client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
        Problems.of("unknown-task", () -> client.task(UUID.randomUUID()));
        client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                Optional.empty(), Optional.empty()));
        UUID id = client.create(request).task().id();
        client.start(id);
        return id;
    }

    /** Until something is written that will not come back for a while. */
    private void awaitLoading(long writesBefore) throws InterruptedException {
        long begun = System.nanoTime();
        while (writes() == writesBefore) {
            assertFalse(System.nanoTime() - begun > Machine.patience().toNanos(), "nothing is written");
            Thread.sleep(20);
        }
    }

    private long writes() {
        return aws.traffic().requests(Service.DYNAMODB, "BatchWriteItem");
    }

    private static TaskStatus await(AgentClient client, UUID id, TaskState state) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            TaskStatus now = client.task(id);
            if (now.task().state() == state) {
                return now;
            }
            if (List.of(TaskState.DONE, TaskState.FAILED).contains(now.task().state())
                    || System.nanoTime() - begun > Machine.patience().toNanos()) {
                throw new AssertionError("It never became " + state + ": " + now);
            }
            Thread.sleep(20);
        }
    }

    private int items(String table) {
        List<Item> items = new ArrayList<>();
        aws.session().items().scan(table, 0, 1, items::addAll);
        return items.size();
    }

    private String health() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + machine.healthPort() + "/health")).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
