package org.aeneas.dms;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.Connection;
import org.aeneas.aws.Replications.ConnectionState;
import org.aeneas.aws.Replications.Endpoint;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * Makes at AWS what a plan needs: both endpoints, whose connections it tests, and the tasks. Doing it again, after
 * whatever came between, makes nothing twice.
 */
public final class Setup {
    /** DMS itself gives up a test after some minutes. */
    private static final Duration TEST_LIMIT = Duration.ofMinutes(10);
    private static final Duration TASK_LIMIT = Duration.ofMinutes(15);
    private static final Set<State> UNREADY = Set.of(State.CREATING, State.MODIFYING, State.TESTING, State.MOVING);

    private final Replications dms;
    private final Poller poller;

    public Setup(Replications dms, Poller poller) {
        this.dms = dms.impatient();
        this.poller = poller;
    }

    /**
     * Makes it, and returns when it could be started.
     *
     * @throws org.aeneas.core.ProblemException {@code dms-instance}, {@code dms-connection} with the reason, and what
     *         {@link Replications} has
     */
    public Made make(LoadPlan plan, Progress progress) {
        requireInstance(plan.instance(), progress);
        progress.begin("Making endpoints of AWS DMS");
        String source = endpoint(plan.source(), plan, progress);
        String target = endpoint(plan.target(), plan, progress);
        progress.begin("Making tasks of AWS DMS");
        List<String> tasks = plan.tasks(source, target).stream()
                .map(task -> poller.call(progress, () -> dms.ensure(task, plan.owner()))).toList();
        awaitTasks(plan, tasks, progress);
        return new Made(source, target, tasks);
    }

    private void requireInstance(String arn, Progress progress) {
        List<Instance> all = poller.call(progress, dms::instances);
        Instance found = all.stream().filter(instance -> instance.arn().equals(arn)).findFirst()
                .orElseThrow(() -> new Problem("dms-instance", "AWS DMS has no such replication instance (any more).",
                        arn, all.isEmpty() ? "Create a replication instance in the DMS console, in the Region of the"
                                + " bucket." : "Choose one that is there.").asException());
        if (!found.isAvailable()) {
            throw new Problem("dms-instance", "The replication instance is not available, but " + found.status()
                    + ".", found.name(), "Wait until it is, or choose another one.").asException();
        }
    }

    private String endpoint(Endpoint endpoint, LoadPlan plan, Progress progress) {
        String arn = poller.call(progress, () -> dms.ensure(endpoint, plan.owner()));
        progress.begin("Testing the connection of AWS DMS to " + (endpoint instanceof Replications.Files files
                ? "the bucket " + files.bucket() : "DynamoDB"));
        poller.call(progress, () -> dms.test(plan.instance(), arn));
        Pause waiting = new Pause(poller.pause(), TEST_LIMIT, progress);
        Connection connection = poller.call(progress, () -> dms.connection(plan.instance(), arn));
        while (connection.state() == ConnectionState.TESTING || connection.state() == ConnectionState.UNTESTED) {
            if (!waiting.next()) {
                throw new Problem("dms-connection", "The test of the connection does not end.", endpoint.name(),
                        "Look at the endpoint in the DMS console, then start this again.").asException();
            }
            connection = poller.call(progress, () -> dms.connection(plan.instance(), arn));
        }
        if (connection.state() != ConnectionState.SUCCESSFUL) {
            throw new Problem("dms-connection", "AWS DMS cannot work with it. " + connection.failure(),
                    endpoint.name(), "Give the role " + endpoint.role() + " what the message names, and start this"
                            + " again; or choose another role.").asException();
        }
        return arn;
    }

    /** DMS may list a task a little later than it was made. */
    private void awaitTasks(LoadPlan plan, List<String> arns, Progress progress) {
        Watch watch = new Watch(poller, dms, arns, progress);
        List<Task> tasks = watch.next();
        while (tasks.size() < arns.size() || tasks.stream().anyMatch(task -> UNREADY.contains(task.state()))) {
            if (watch.isOlderThan(TASK_LIMIT)) {
                throw new Problem("dms-task", "AWS DMS does not get the task ready.", plan.name(),
                        "Look at it in the DMS console, then start this again.").asException();
            }
            tasks = watch.next();
        }
    }

    /**
     * Removes it again: tasks, which must have been stopped, then endpoints. What is not there any more does not
     * matter.
     */
    public void remove(Made made, Progress progress) {
        progress.begin("Removing tasks and endpoints of AWS DMS");
        made.tasks().forEach(task -> poller.call(progress, () -> dms.deleteTask(task)));
        Watch watch = new Watch(poller, dms, made.tasks(), progress);
        while (!watch.next().isEmpty()) {
            if (watch.isOlderThan(TASK_LIMIT)) {
                throw new Problem("dms-task", "AWS DMS does not end to delete the task.",
                        String.join(", ", made.tasks()), "Look at it in the DMS console, then start this again.")
                        .asException();
            }
        }
        poller.call(progress, () -> dms.deleteEndpoint(made.source()));
        poller.call(progress, () -> dms.deleteEndpoint(made.target()));
    }
}
