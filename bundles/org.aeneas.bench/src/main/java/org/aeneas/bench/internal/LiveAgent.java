package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.bench.Pass;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** The agent's product in a process of its own, and a client that it trusts. For one thread. */
final class LiveAgent implements AutoCloseable {
    private static final UUID PROJECT = UUID.randomUUID();
    private static final String BUCKET = "bench-agent";
    private static final long POLL_MILLIS = 500;

    private final AgentProgram program;
    private final AgentClient client;
    private final AskingProgram asking;
    private final AwsSession aws;
    private final SampleData data;
    private final String region;

    private LiveAgent(AgentProgram program, AgentClient client, AskingProgram asking, AwsSession aws, SampleData data,
            String region) {
        this.program = program;
        this.client = client;
        this.asking = asking;
        this.aws = aws;
        this.data = data;
        this.region = region;
    }

    static LiveAgent start(Site site, Progress progress) throws IOException {
        SampleData data = site.data(SampleTable.ROWS, progress);
        LiveSandbox sandbox = site.sandbox(progress);
        sandbox.aws().objects().createBucket(BUCKET);
        KeyStores stores = KeyStores.in(site.work().fresh("agent-keys"), progress);
        AgentProgram program = AgentProgram.start(site, data, stores, progress);
        AgentClient client = new AgentClient(new AgentAddress("127.0.0.1", program.port()),
                new Access.Certificates(stores.stores()), PROJECT);
        AskingProgram asking = AskingProgram.start(program.said().getParent(), program.port(), stores, PROJECT);
        LiveAgent agent = new LiveAgent(program, client, asking, sandbox.aws(), data, sandbox.profile().region());
        try {
            client.register(new RegistrationRequest(PROJECT, "Benchmark", Optional.empty()));
            if (sandbox.profile().credentials() instanceof Credentials.Keys keys) {
                client.putCredentials(new SessionCredentials(keys.accessKey(), keys.secretKey().clone(),
                        keys.sessionToken().map(String::toCharArray), Optional.empty()));
            }
            return agent;
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /** @param asked requests a second for the status of a task that does not run */
    void warmUp(int asked, Duration time, Progress progress) throws IOException {
        UUID id = client.create(request()).task().id();
        asking.begin("/tasks/" + id, asked);
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            pause(progress);
        }
        asking.end();
        client.delete(id);
    }

    /**
     * Extracts once.
     *
     * @param asked for the task's status, so many times a second
     * @return with the seconds as the agent itself tells them
     */
    Pass extract(int asked, Progress progress) throws IOException {
        UUID id = client.create(request()).task().id();
        if (asked > 0) {
            asking.begin("/tasks/" + id, asked);
        }
        client.start(id);
        TaskSummary done = await(id, progress);
        if (asked > 0) {
            asking.end();
        }
        client.delete(id);
        List<String> keys = aws.objects().list(BUCKET, "").stream().map(Stored::key).toList();
        aws.objects().delete(BUCKET, new ArrayList<>(keys));
        Duration took = Duration.between(done.startedAt().orElseThrow(), done.finishedAt().orElseThrow());
        return Pass.here(done.rows(), took.toMillis() / 1000.0);
    }

    private TaskRequest request() throws IOException {
        TaskSource source = new TaskSource(Files.readString(data.schema()),
                List.of(new TaskTable(SampleTable.KEYSPACE, data.table().table())), false, false);
        TaskStaging staging = new TaskStaging(TaskStaging.Format.DMS_CSV, TaskStaging.Compression.NONE, BUCKET,
                Optional.empty(), region, true, Encryption.NONE);
        return new TaskRequest("bench", TaskKind.LOCAL_DMS, MigrationType.FULL_LOAD, source, staging,
                new TaskLoad(TaskLoad.Preparation.DO_NOTHING, OptionalDouble.empty()), Contests.THREADS,
                TaskRequest.LogLevel.INFO, Optional.empty());
    }

    private TaskSummary await(UUID id, Progress progress) {
        while (true) {
            TaskSummary now = client.task(id).task();
            if (now.state() == TaskState.DONE) {
                return now;
            }
            if (now.state() != TaskState.RUNNING) {
                throw now.problem().orElse(new Problem("bench-process-failed", "The agent's task is " + now.state()
                        + ".", now.name(), "Read " + program.said() + ".")).asException();
            }
            pause(progress);
        }
    }

    private static void pause(Progress progress) {
        progress.check();
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    @Override
    public void close() {
        try (program; asking) {
            client.close();
        }
    }
}
