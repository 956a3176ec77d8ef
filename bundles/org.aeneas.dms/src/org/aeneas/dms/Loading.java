package org.aeneas.dms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Set<State> AT_WORK = Set.of(State.STARTING, State.RUNNING, State.STOPPING);

    private final Replications dms;
    private final Made made;
    private final Duration pause;

    /** @param made whose files are all staged: DMS reads their list once */
    public Loading(Replications dms, Made made) {
        this(dms, made, Pause.USUAL);
    }

    /** @param pause between two questions: AWS DMS answers few a second to all of an account together */
    public Loading(Replications dms, Made made, Duration pause) {
        this.dms = dms;
        this.made = made;
        this.pause = pause;
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
        for (Task task : described()) {
            begin(task);
        }
        Pause waiting = new Pause(pause, Duration.ofDays(365), progress);
        while (true) {
            List<Task> tasks = described();
            Map<String, Statistics> tables = statistics();
            told.accept(tables);
            if (tasks.stream().noneMatch(task -> AT_WORK.contains(task.state()))) {
                tasks.forEach(Loading::requireLoaded);
                tables.forEach(Loading::requireLoaded);
                return tables;
            }
            waiting.next();
        }
    }

    private void begin(Task task) {
        if (AT_WORK.contains(task.state()) || task.isLoaded()) {
            return;
        }
        dms.start(task.arn(), task.started().isEmpty() ? Start.FIRST : Start.RESUME);
    }

    /** Stops what is under way, and returns when it rests; it can be run again. */
    public void stop(Progress progress) {
        Pause waiting = new Pause(pause, Duration.ofMinutes(30), progress);
        List<Task> tasks = dms.tasks(made.tasks());
        while (tasks.stream().anyMatch(task -> AT_WORK.contains(task.state()))) {
            tasks.stream().filter(task -> task.state() == State.RUNNING).forEach(task -> dms.stop(task.arn()));
            if (!waiting.next()) {
                throw new Problem("dms-state", "AWS DMS does not end to stop the task.", tasks.get(0).name(),
                        "Look at it in the DMS console.").asException();
            }
            tasks = dms.tasks(made.tasks());
        }
    }

    private List<Task> described() {
        List<Task> tasks = dms.tasks(made.tasks());
        if (tasks.size() < made.tasks().size()) {
            List<String> missing = new ArrayList<>(made.tasks());
            tasks.forEach(task -> missing.remove(task.arn()));
            throw new Problem("dms-missing", "The replication task is gone: somebody deleted it.",
                    String.join(", ", missing), "Start the task again: it is made anew.").asException();
        }
        return tasks;
    }

    private Map<String, Statistics> statistics() {
        Map<String, Statistics> tables = new TreeMap<>();
        made.tasks().forEach(task -> dms.statistics(task)
                .forEach(table -> tables.put(table.schema() + "." + table.table(), table)));
        return tables;
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
