package org.aeneas.packages.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.Stores;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Progress;
import org.aeneas.tests.support.StandIns;

/** Who has the agent move a {@link DataProviderNode}'s tables to the stand-ins of AWS, over mutual TLS. */
final class Project implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String BUCKET = "packages-guide";

    private final UUID id = UUID.randomUUID();
    private final StandIns aws;
    private final AgentClient client;

    /** @param port of this machine's loopback address, at which the agent is */
    Project(int port, Stores stores, StandIns aws) {
        this.aws = aws;
        aws.bucket(BUCKET);
        client = new AgentClient(new AgentAddress("127.0.0.1", port), new Access.Certificates(stores), id);
    }

    AgentClient client() {
        return client;
    }

    void register() {
        client.register(new RegistrationRequest(id, "Troy", Optional.empty()));
        client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                Optional.empty(), Optional.empty()));
    }

    /** @return the running task, whose tables replace what DynamoDB has of them */
    UUID start(String name, List<String> tables) {
        TaskSource source = new TaskSource(DataProviderNode.schema(), tables.stream()
                .map(table -> new TaskTable("troy", table)).toList(), false, false);
        TaskStaging staging = new TaskStaging(TaskStaging.Format.DYNAMODB_JSON, TaskStaging.Compression.ZSTD, BUCKET,
                Optional.of(name), StandIns.REGION, true, Encryption.NONE);
        UUID task = client.create(new TaskRequest(name, TaskKind.LOCAL, MigrationType.FULL_LOAD, source, staging,
                new TaskLoad(TaskLoad.Preparation.DROP, OptionalDouble.empty()), 2, TaskRequest.LogLevel.INFO,
                Optional.empty())).task().id();
        client.start(task);
        return task;
    }

    TaskStatus await(UUID task, TaskState state) throws Exception {
        return await(task, status -> status.task().state() == state);
    }

    TaskStatus await(UUID task, Predicate<TaskStatus> wanted) throws Exception {
        long begun = System.nanoTime();
        while (true) {
            TaskStatus now = client.task(task);
            if (wanted.test(now)) {
                return now;
            }
            if (!now.task().state().isActive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError(now + "\n" + log(task));
            }
            Thread.sleep(100);
        }
    }

    String log(UUID task) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        client.log(task, OptionalInt.empty(), log, Progress.NONE);
        return log.toString(UTF_8);
    }

    /** That DynamoDB has, item by item, what was written to Cassandra, and nothing else. */
    void assertLoaded(List<String> tables) {
        for (String table : tables) {
            Set<Item> items = new HashSet<>();
            aws.session().items().scan("troy." + table, 0, 1,
                    page -> page.forEach(item -> items.add(item.canonical())));
            assertEquals(DataProviderNode.ROWS, items.size(), table);
            assertEquals(DataProviderNode.items(), items, table);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
