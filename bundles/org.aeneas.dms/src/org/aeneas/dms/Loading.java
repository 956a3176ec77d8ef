package org.aeneas.dms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.Start;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.Replications.TableState;
import org.aeneas.aws.Replications.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * A load by AWS DMS: starts its tasks, or takes up what is under way, and watches it to its end. It goes on at AWS
 * while nobody watches; whoever watches again finds it as it is.
 */
public final class Loading {
    /** So long what was started may still look as it was before. */
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(30);

    private final Replications dms;
    private final Made made;
    private final Poller poller;

    /** @param made whose files are all staged: DMS reads their list once */
    public Loading(Replications dms, Made made, Poller poller) {
        this.dms = dms.impatient();
        this.made = made;
        this.poller = poller;
    }

    /**
     * Loads until all is loaded.
     *
     * @param told how far each table is, by {@code keyspace.table}, each time that DMS was asked
     * @return the tables at the end
     * @throws org.aeneas.core.ProblemException {@code dms-failed}, {@code dms-stopped}, {@code dms-table},
     *         {@code dms-missing}
     * @throws org.aeneas.core.CancelledException without stopping anything at AWS: see {@link #stop}
     */
    public Map<String, Statistics> run(Progress progress, Consumer<Map<String, Statistics>> told) {
        Map<String, Task> begun = new HashMap<>();
        for (Task task : described(watch(progress))) {
            if (!Watch.isAtWork(task) && !task.isLoaded()) {
                poller.call(progress, () -> dms.start(task.arn(),
                        task.started().isEmpty() ? Start.FIRST : Start.RESUME));
                begun.put(task.arn(), task);
            }
        }
        Watch watch = watch(progress);
        while (true) {
            List<Task> tasks = described(watch);
            Map<String, Statistics> tables = watch.counted(tasks);
            told.accept(tables);
            boolean late = !watch.isOlderThan(LATE) && tasks.stream().anyMatch(task -> isAsBefore(task, begun));
            if (!late && tasks.stream().noneMatch(Watch::isAtWork)) {
                tasks.forEach(Loading::requireLoaded);
                tables.forEach(Loading::requireLoaded);
                return tables;
            }
        }
    }

    /** DMS may tell of the start a little later than it was done. */
    private static boolean isAsBefore(Task task, Map<String, Task> begun) {
        Task before = begun.get(task.arn());
        return before != null && before.state() == task.state() && before.started().equals(task.started());
    }

    private Watch watch(Progress progress) {
        return new Watch(poller, dms, made.tasks(), progress);
    }

    /** Stops what is under way, and returns when it rests; it can be run again. */
    public void stop(Progress progress) {
        Watch watch = watch(progress);
        List<Task> tasks = watch.next();
        while (tasks.stream().anyMatch(Watch::isAtWork)) {
            tasks.stream().filter(task -> task.state() == State.RUNNING)
                    .forEach(task -> poller.call(progress, () -> dms.stop(task.arn())));
            if (watch.isOlderThan(STOP_LIMIT)) {
                throw new Problem("dms-state", "AWS DMS does not end to stop the task.", tasks.get(0).name(),
                        "Look at it in the DMS console.").asException();
            }
            tasks = watch.next();
        }
    }

    private List<Task> described(Watch watch) {
        List<Task> tasks = watch.next();
        if (tasks.size() < made.tasks().size()) {
            List<String> missing = new ArrayList<>(made.tasks());
            tasks.forEach(task -> missing.remove(task.arn()));
            throw new Problem("dms-missing", "The replication task is gone: somebody deleted it.",
                    String.join(", ", missing), "Start the task again: it is made anew.").asException();
        }
        return tasks;
    }

    private static void requireLoaded(Task task) {
        if (task.state() == State.FAILED) {
            throw new Problem("dms-failed", "AWS DMS gave up: " + task.failure(), task.name(),
                    "Look at the task's log in the DMS console, mend what it names, and resume the task.")
                    .asException();
        }
        if (!task.isLoaded()) {
            throw new Problem("dms-stopped", "The replication task was stopped before all was loaded ("
                    + task.stopReason() + ").", task.name(), "Resume the task: it goes on with the tables that are not"
                            + " complete.").asException();
        }
    }

    private static void requireLoaded(String name, Statistics table) {
        if (table.state() != TableState.COMPLETED) {
            throw new Problem("dms-table", "AWS DMS did not load the table to its end; its state is " + table.state()
                    + ", after " + table.errors() + " rows with errors.", name,
                    "Look at the task's log in the DMS console, mend what it names, and start the load anew.")
                    .asException();
        }
    }
}
