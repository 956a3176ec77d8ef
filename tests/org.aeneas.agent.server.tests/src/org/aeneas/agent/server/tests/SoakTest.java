package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.EventSubscription;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.core.Progress;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service at work for a while: tasks are created, run, stopped, resumed and deleted, by clients that come and go.
 * For so many seconds as the system property {@value #SECONDS} says, else three minutes.
 */
@ExtendWith(StandIns.Extension.class)
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
class SoakTest {
    private static final String SECONDS = "aeneas.tests.soak.seconds";
    private static final Duration LENGTH = Duration.ofSeconds(Math.max(30, Integer.getInteger(SECONDS, 180)));
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final UUID TROY = UUID.randomUUID();
    private static final String BUCKET = "soak";
    /** Of memory in use after a collection; hundreds of tasks that leave 20 KB each would be noticed. */
    private static final long MOST_GROWTH = 4 << 20;
    /** Pools have not all of their threads, nor clients all of their connections, at every instant. */
    private static final int MOST_MORE = 8;

    @TempDir
    private Path folder;
    private StandIns aws;
    private Machine machine;
    private int round;

    @Test
    void should_hold_no_more_after_many_tasks_than_after_a_few(StandIns standIns) throws Exception {
        aws = standIns;
        aws.bucket(BUCKET);
        machine = new Machine(folder, TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("keys"))));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (ChildJvm agent = machine.serve(machine.program(aws, "-Djava.io.tmpdir=" + temporary))) {
            // Classes are loaded, code is compiled and pools are filled first.
            work(LENGTH.dividedBy(3));
            int before = round;
            Holding early = Holding.of(agent.process().pid(), folder);
            work(LENGTH.multipliedBy(2).dividedBy(3));
            Holding late = Holding.of(agent.process().pid(), folder);
            String seen = before + " tasks: " + early.sums() + "; " + round + " tasks: " + late.sums();
            LOG.info(seen);
            assertTrue(round > before + 5, seen);
            assertTrue(late.heapBytes() - early.heapBytes() < MOST_GROWTH, seen);
            assertTrue(late.classBytes() - early.classBytes() < MOST_GROWTH, seen);
            assertTrue(late.descriptors() <= early.descriptors() + MOST_MORE, seen);
            assertTrue(late.threads() <= early.threads() + MOST_MORE, seen);
            assertEquals(early.files(), late.files(), "nothing but what was there before any task");
            assertTrue(agent.process().destroy());
            assertTrue(agent.await(Machine.patience().toMillis()), agent.output());
        }
        assertEquals(List.of(), Holding.filesIn(temporary), "temporary files go with the process");
    }

    private void work(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            try (AgentClient client = machine.client(TROY)) {
                client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
                client.putCredentials(new SessionCredentials(aws.keys().accessKey(),
                        aws.keys().secretKey().toCharArray(), Optional.empty(), Optional.empty()));
                for (int i = 0; i < 4; i++) {
                    task(client, round++);
                }
            }
        }
    }

    private void task(AgentClient client, int number) throws Exception {
        TaskRequest plain = Tables.request("soak-" + number, BUCKET, new TaskTable("gen", "plain"),
                new TaskTable("faults", "rejects"));
        UUID id = client.create(number % 2 == 0 ? plain : Tables.encrypted(plain)).task().id();
        try (EventSubscription events = client.events(id, OptionalLong.empty(), event -> { })) {
            client.start(id);
            if (number % 3 == 0) {
                stopAndResume(client, id);
            }
            await(client, id, TaskState.DONE);
        }
        client.log(id, OptionalInt.empty(), OutputStream.nullOutputStream(), Progress.NONE);
        client.rejects(id, "faults", "rejects", OutputStream.nullOutputStream(), Progress.NONE);
        client.delete(id);
        List<String> keys = aws.session().objects().list(BUCKET, "").stream().map(Stored::key).toList();
        aws.session().objects().delete(BUCKET, new ArrayList<>(keys));
    }

    private static void stopAndResume(AgentClient client, UUID id) throws InterruptedException {
        client.task(id);
        if (client.task(id).task().state() == TaskState.RUNNING) {
            client.stop(id);
            await(client, id, TaskState.STOPPED);
            client.resume(id);
        }
    }

    private static void await(AgentClient client, UUID id, TaskState state) throws InterruptedException {
        long begun = System.nanoTime();
        for (TaskState now = client.task(id).task().state(); now != state; now = client.task(id).task().state()) {
            assertTrue(now != TaskState.FAILED && System.nanoTime() - begun < Machine.patience().toNanos(),
                    () -> client.task(id).toString());
            Thread.sleep(10);
        }
    }
}
