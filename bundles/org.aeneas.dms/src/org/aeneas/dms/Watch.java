package org.aeneas.dms;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.Replications.Task;
import org.aeneas.core.Progress;

/** Some tasks of AWS DMS, which are looked at time after time, together with those of others. For one thread. */
final class Watch {
    private static final Set<State> AT_WORK = Set.of(State.STARTING, State.RUNNING, State.STOPPING);
    /** Tables on a page of DMS's. */
    private static final int PAGE = 100;

    private final Poller poller;
    private final Replications dms;
    private final List<String> tasks;
    private final Progress progress;
    private final long begun = System.nanoTime();
    private final Map<String, Statistics> counted = new TreeMap<>();
    private final Set<String> ended = new HashSet<>();
    private long due = begun;

    /** @param tasks ARNs */
    Watch(Poller poller, Replications dms, List<String> tasks, Progress progress) {
        this.poller = poller;
        this.dms = dms;
        this.tasks = List.copyOf(tasks);
        this.progress = progress;
    }

    static boolean isAtWork(Task task) {
        return AT_WORK.contains(task.state());
    }

    /** Those that DMS still knows: the first time at once, from then on about a pause after the time before. */
    List<Task> next() {
        List<Task> seen = poller.tasks(dms, tasks, due, progress);
        due = System.nanoTime() + poller.pause().toNanos();
        return seen;
    }

    /**
     * What DMS has counted, by {@code keyspace.table}. It is asked about tasks that are at work, and once more when they
     * have ended.
     *
     * @param seen the last that {@link #next} returned
     */
    Map<String, Statistics> counted(List<Task> seen) {
        for (Task task : seen) {
            if (isAtWork(task)) {
                ended.remove(task.arn());
            } else if (!ended.add(task.arn())) {
                continue;
            }
            count(task.arn());
        }
        return new TreeMap<>(counted);
    }

    private void count(String task) {
        List<Statistics> tables = poller.call(progress, () -> dms.statistics(task));
        poller.took(Math.max(0, tables.size() - 1) / PAGE);
        tables.forEach(table -> counted.put(table.schema() + "." + table.table(), table));
    }

    /** Whether this has been going on for longer. */
    boolean isOlderThan(Duration limit) {
        return System.nanoTime() - begun - limit.toNanos() > 0;
    }
}
