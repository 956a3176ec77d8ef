package org.aeneas.dms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.Start;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.Replications.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * Changes that AWS DMS applies from the files of one folder, in the order of their names. It has no end by itself; it
 * goes on at AWS while nobody watches.
 */
public final class Following {
    /** Questions in a row with the same answer; DMS looks for new files now and then only. */
    private static final int QUIET = 24;

    private final Replications dms;
    private final Made made;
    private final Poller poller;

    public Following(Replications dms, Made made, Poller poller) {
        this.dms = dms.impatient();
        this.made = made;
        this.poller = poller;
    }

    /**
     * Returns when it has applied all that is there, as far as that can be told: its counts, which may begin anew
     * when it is started again, have come to what is wanted, or have been at rest for long.
     *
     * @param wanted by {@code keyspace.table}, over all files: inserts, updates and deletes, those with errors included
     * @throws org.aeneas.core.ProblemException as {@link #ensure}
     * @throws org.aeneas.core.CancelledException without stopping anything at AWS
     */
    public void settle(Map<String, Long> wanted, Progress progress) {
        Watch watch = new Watch(poller, dms, made.tasks(), progress);
        Map<String, Long> before = Map.of();
        Map<String, Long> now = counted(watch, progress);
        for (int still = 0; still < QUIET && !(still > 0 && reached(wanted, now)); still = now.equals(before)
                ? still + 1 : 0) {
            before = now;
            now = counted(watch, progress);
        }
    }

    private static boolean reached(Map<String, Long> wanted, Map<String, Long> now) {
        return wanted.entrySet().stream()
                .allMatch(table -> now.getOrDefault(table.getKey(), 0L) >= table.getValue());
    }

    /**
     * Sees to it that it works.
     *
     * @throws org.aeneas.core.ProblemException {@code dms-failed}, {@code dms-missing}
     */
    public void ensure(Progress progress) {
        working(new Watch(poller, dms, made.tasks(), progress), progress);
    }

    private List<Task> working(Watch watch, Progress progress) {
        List<Task> tasks = watch.next();
        if (tasks.size() < made.tasks().size()) {
            throw new Problem("dms-missing", "The replication task is gone: somebody deleted it.",
                    String.join(", ", made.tasks()), "Create the task again, and let it load the tables anew.")
                    .asException();
        }
        for (Task task : tasks) {
            if (task.state() == State.FAILED) {
                throw new Problem("dms-failed", "AWS DMS gave up: " + task.failure(), task.name(),
                        "Look at the task's log in the DMS console, mend what it names, start it there, and resume the "
                                + "task.").asException();
            }
            if (task.state() == State.READY || task.state() == State.STOPPED) {
                poller.call(progress, () -> dms.start(task.arn(),
                        task.started().isEmpty() ? Start.FIRST : Start.RESUME));
            }
        }
        return tasks;
    }

    private Map<String, Long> counted(Watch watch, Progress progress) {
        Map<String, Long> counted = new TreeMap<>();
        watch.counted(working(watch, progress)).forEach((name, table) -> counted.put(name, all(table)));
        return counted;
    }

    private static long all(Statistics table) {
        return table.inserts() + table.updates() + table.deletes() + table.errors() + table.conditionFailed();
    }
}
