package org.aeneas.aws.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.aeneas.aws.Replications;

import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.InvalidResourceStateException;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;
import software.amazon.awssdk.services.databasemigration.model.StartReplicationTaskTypeValue;
import software.amazon.awssdk.services.databasemigration.model.TestConnectionResponse;

/** DMS's operations on what is there; what makes things is {@link ReplicationMaking}. */
final class SdkReplications implements Replications {
    /** More values a filter does not take. */
    private static final int MOST_VALUES = 100;
    private static final Set<State> UNDER_WAY = Set.of(State.STARTING, State.RUNNING);

    private final DatabaseMigrationClient client;
    private final SdkCall call;
    private final ReplicationMaking making;
    private final Supplier<Replications> impatient;

    /** @param impatient gives this without patience, always the same */
    SdkReplications(DatabaseMigrationClient client, Supplier<Replications> impatient, SdkCall call) {
        this.client = client;
        this.impatient = impatient;
        this.call = call;
        this.making = new ReplicationMaking(client, call);
    }

    @Override
    public Replications impatient() {
        return impatient.get();
    }

    @Override
    public List<Instance> instances() {
        return call.run("DescribeReplicationInstances", call.where(),
                () -> client.describeReplicationInstancesPaginator(r -> { }).stream()
                        .flatMap(page -> page.replicationInstances().stream())
                        .map(ReplicationAnswers::instance).toList());
    }

    @Override
    public String ensure(Endpoint endpoint, String owner) {
        return making.ensure(endpoint, owner);
    }

    @Override
    public String ensure(Definition definition, String owner) {
        return making.ensure(definition, owner);
    }

    @Override
    public void test(String instance, String endpoint) {
        call.run("TestConnection", endpoint, () -> {
            try {
                return begin(instance, endpoint);
            } catch (InvalidResourceStateException e) {
                if (connection(instance, endpoint).state() == ConnectionState.TESTING) {
                    return null;
                }
            }
            try {
                // What was under way may have ended just now.
                return begin(instance, endpoint);
            } catch (InvalidResourceStateException e) {
                throw ReplicationProblems.state(endpoint, e);
            }
        });
    }

    private TestConnectionResponse begin(String instance, String endpoint) {
        return client.testConnection(r -> r.replicationInstanceArn(instance).endpointArn(endpoint));
    }

    @Override
    public Connection connection(String instance, String endpoint) {
        Filter one = filter("endpoint-arn", List.of(endpoint));
        return call.run("DescribeConnections", endpoint, () -> {
            try {
                return client.describeConnectionsPaginator(r -> r.filters(one)).stream()
                        .flatMap(page -> page.connections().stream())
                        .filter(connection -> connection.replicationInstanceArn().equals(instance))
                        .map(ReplicationAnswers::connection).findFirst()
                        .orElse(new Connection(ConnectionState.UNTESTED, ""));
            } catch (ResourceNotFoundException e) {
                return new Connection(ConnectionState.UNTESTED, "");
            }
        });
    }

    @Override
    public List<Task> tasks(Collection<String> arns) {
        List<String> asked = List.copyOf(arns);
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += MOST_VALUES) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + MOST_VALUES));
            described(some).stream().map(ReplicationAnswers::task).forEach(tasks::add);
        }
        return tasks;
    }

    @Override
    public Optional<Task> find(String name) {
        return call.run("DescribeReplicationTasks", name, () -> making.task(name));
    }

    private List<ReplicationTask> described(List<String> arns) {
        Filter chosen = filter("replication-task-arn", arns);
        return call.run("DescribeReplicationTasks", arns.get(0), () -> {
            try {
                return client.describeReplicationTasksPaginator(r -> r.filters(chosen).withoutSettings(true)).stream()
                        .flatMap(page -> page.replicationTasks().stream()).toList();
            } catch (ResourceNotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public List<Statistics> statistics(String task) {
        return call.run("DescribeTableStatistics", task, () -> {
            try {
                return client.describeTableStatisticsPaginator(r -> r.replicationTaskArn(task)).stream()
                        .flatMap(page -> page.tableStatistics().stream()).map(ReplicationAnswers::statistics).toList();
            } catch (ResourceNotFoundException e) {
                throw ReplicationProblems.missing(task, e);
            }
        });
    }

    @Override
    public void start(String task, Start how) {
        StartReplicationTaskTypeValue type = switch (how) {
            case FIRST -> StartReplicationTaskTypeValue.START_REPLICATION;
            case RESUME -> StartReplicationTaskTypeValue.RESUME_PROCESSING;
            case RELOAD -> StartReplicationTaskTypeValue.RELOAD_TARGET;
        };
        call.run("StartReplicationTask", task, () -> {
            try {
                return client.startReplicationTask(r -> r.replicationTaskArn(task).startReplicationTaskType(type));
            } catch (ResourceNotFoundException e) {
                throw ReplicationProblems.missing(task, e);
            } catch (InvalidResourceStateException e) {
                // The answer to our own first try may have been lost.
                if (tasks(List.of(task)).stream().anyMatch(now -> UNDER_WAY.contains(now.state()))) {
                    return null;
                }
                throw ReplicationProblems.state(task, e);
            }
        });
    }

    @Override
    public void stop(String task) {
        call.run("StopReplicationTask", task, () -> {
            try {
                return client.stopReplicationTask(r -> r.replicationTaskArn(task));
            } catch (ResourceNotFoundException e) {
                throw ReplicationProblems.missing(task, e);
            } catch (InvalidResourceStateException e) {
                Optional<Task> now = tasks(List.of(task)).stream().findFirst();
                if (now.isPresent() && now.get().state() == State.STARTING) {
                    throw ReplicationProblems.state(task, e);
                }
                return null;
            }
        });
    }

    @Override
    public void deleteTask(String task) {
        call.run("DeleteReplicationTask", task, () -> {
            try {
                return client.deleteReplicationTask(r -> r.replicationTaskArn(task));
            } catch (ResourceNotFoundException e) {
                return null;
            } catch (InvalidResourceStateException e) {
                if (tasks(List.of(task)).stream().allMatch(now -> now.state() == State.DELETING)) {
                    return null;
                }
                throw ReplicationProblems.state(task, e);
            }
        });
    }

    @Override
    public void deleteEndpoint(String endpoint) {
        call.run("DeleteEndpoint", endpoint, () -> {
            try {
                return client.deleteEndpoint(r -> r.endpointArn(endpoint));
            } catch (ResourceNotFoundException e) {
                return null;
            } catch (InvalidResourceStateException e) {
                throw ReplicationProblems.state(endpoint, e);
            }
        });
    }

    static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
