package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.FinishRequest;
import org.aeneas.agent.api.FinishStatus;
import org.aeneas.agent.api.FinishStep;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskChanges;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that replicate changes, from a client: how they get on, and their cut-over. */
@ExtendWith(StandIns.Extension.class)
class FinishTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final Duration LONG = Duration.ofMinutes(2);
    @TempDir
    private Path folder;
    private StandIns aws;
    private Agent agent;
    private AgentClient client;

    @BeforeEach
    void open(StandIns standIns) {
        aws = standIns;
        Tables.copyTo(folder.resolve("data"));
        agent = Agent.open(folder, Agent.plain(folder), aws.profile().endpoints(), QuietChanges::follow);
        client = agent.client(TROY);
        client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
        client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void close() {
        client.close();
        agent.close();
    }

    private static TaskRequest follow(TaskRequest r, MigrationType type, Optional<TaskChanges> changes) {
        return new TaskRequest(r.name(), r.kind(), type, r.source(), r.staging(), r.load(), r.threads(), r.logLevel(),
                r.description(), changes);
    }

    private static Optional<FinishStatus> finish(TaskStatus status) {
        return status.task().changes().flatMap(ChangesStatus::finish);
    }

    private TaskStatus await(UUID id, Predicate<TaskStatus> wanted) throws InterruptedException {
        long begun = System.nanoTime();
        for (TaskStatus now = client.task(id); true; now = client.task(id)) {
            if (wanted.test(now)) {
                return now;
            }
            assertTrue(System.nanoTime() - begun < LONG.toNanos(), now.toString());
            Thread.sleep(50);
        }
    }

    @Test
    void should_replicate_until_people_have_vouched_for_the_cut_over() throws Exception {
        assertTrue(client.greet().agent().replicates());
        UUID id = client.create(follow(Tables.plain("follows", aws.bucket("server-follows")),
                MigrationType.FULL_LOAD_AND_CDC, Optional.of(new TaskChanges(5)))).task().id();
        client.start(id);
        TaskStatus following = await(id, now -> now.task().state() == TaskState.REPLICATING
                && now.task().changes().orElseThrow().cycle() > 0);
        ChangesStatus changes = following.task().changes().orElseThrow();
        assertEquals(MigrationType.FULL_LOAD_AND_CDC, following.task().migrationType());
        assertTrue(changes.active());
        assertEquals(5, changes.cycleSeconds());
        assertTrue(changes.lagSeconds().orElseThrow() < 60);
        assertEquals(0, following.tables().get(0).changes().orElseThrow().puts());
        assertTrue(metrics().contains("aeneas_agent_following 1"), metrics());
        assertTrue(client.greet().agent().freeSlots() == client.greet().agent().slots(), "it leaves room for others");

        Problems.of("wrong-state", () -> client.finish(id, FinishRequest.Step.VALIDATED));
        client.finish(id, FinishRequest.Step.WRITERS_STOPPED);
        client.finish(id, FinishRequest.Step.WRITERS_STOPPED);
        TaskStatus waits = await(id, now -> finish(now).filter(FinishStatus::waitsForValidation).isPresent());
        assertEquals(FinishStep.State.DONE,
                finish(waits).orElseThrow().step(FinishStep.Kind.LAST_CYCLE).orElseThrow().state());
        assertFalse(finish(client.abandonFinish(id)).isPresent());
        client.finish(id, FinishRequest.Step.WRITERS_STOPPED);
        await(id, now -> finish(now).filter(FinishStatus::waitsForValidation).isPresent());
        client.finish(id, FinishRequest.Step.VALIDATED);
        TaskStatus done = await(id, now -> now.task().state() == TaskState.DONE);
        assertTrue(finish(done).orElseThrow().steps().stream()
                .allMatch(step -> step.state() == FinishStep.State.DONE));
        assertEquals(TaskState.DONE, client.finish(id, FinishRequest.Step.VALIDATED).task().state());
    }

    @Test
    void should_refuse_to_finish_what_ends_by_itself_and_choices_that_mean_nothing() throws Exception {
        UUID id = client.create(Tables.plain("ends", aws.bucket("server-ends"))).task().id();
        Problems.of("task-without-changes", () -> client.finish(id, FinishRequest.Step.WRITERS_STOPPED));
        Problems.of("task-invalid", () -> client.create(follow(Tables.plain("nothing", "server-ends"),
                MigrationType.FULL_LOAD, Optional.of(TaskChanges.DEFAULT))));
        assertEquals(Optional.empty(), client.task(id).task().changes());
    }

    @Test
    void should_take_over_columns_that_were_added() throws Exception {
        TaskRequest request = follow(Tables.plain("grows", aws.bucket("server-grows")),
                MigrationType.FULL_LOAD_AND_CDC, Optional.of(new TaskChanges(5)));
        TaskSource before = request.source();
        TaskSource grown = new TaskSource(before.schema() + "ALTER TABLE gen.plain ADD note text;", before.tables(),
                before.epochMillis(), before.writeTime());
        UUID id = client.create(request).task().id();
        Problems.of("wrong-state", () -> client.addColumns(id, grown));
        client.start(id);
        await(id, now -> now.task().state() == TaskState.REPLICATING
                && now.task().changes().orElseThrow().cycle() > 0);
        Problems.of("wrong-state", () -> client.addColumns(id, grown));
        client.stop(id);
        await(id, now -> now.task().state() == TaskState.STOPPED);
        Problems.of("source-differs", () -> client.addColumns(id, new TaskSource(
                before.schema() + "ALTER TABLE gen.plain DROP v;", before.tables(), false, false)));
        Problems.of("schema-invalid", () -> client.addColumns(id, new TaskSource(
                before.schema() + "ALTER TABLE gen.none ADD v text;", before.tables(), false, false)));
        assertEquals(before, client.definition(id).source(), "what is refused changes nothing");
        assertEquals(TaskState.STOPPED, client.addColumns(id, grown).task().state());
        assertEquals(TaskState.STOPPED, client.addColumns(id, grown).task().state(), "a lost answer is asked for again");
        assertEquals(grown, client.definition(id).source());
        client.resume(id);
        await(id, now -> now.task().state() == TaskState.REPLICATING);
        UUID unknown = UUID.randomUUID();
        Problems.of("unknown-task", () -> client.addColumns(unknown, grown));
    }

    private String metrics() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + agent.service().metricsPort() + "/metrics");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
