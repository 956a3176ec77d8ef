package org.aeneas.ui.migration.internal.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;

/**
 * The tasks of one agent, from its lists and from its events, which may overtake each other. For many threads.
 */
final class TaskBook {
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    /** Tasks of which an event has told since the list was asked for that is still under way. */
    private final Set<UUID> overtaken = new HashSet<>();
    private boolean known;

    private static final class Entry {
        private final Map<String, TableStatus> tables = new LinkedHashMap<>();
        private final RateHistory rates = new RateHistory();
        private TaskSummary summary;
        private boolean whole;
        private long events;
    }

    /** A task, and its tables as far as they are known. */
    record Told(TaskSummary summary, List<TableStatus> tables) {
    }

    /** To be called before the agent is asked for its list. */
    synchronized void asking() {
        overtaken.clear();
    }

    /**
     * Takes over what the agent answered, but for tasks of which later events have told.
     *
     * @return tasks that are new, gone or different
     */
    synchronized Set<UUID> answered(List<TaskSummary> tasks) {
        known = true;
        Set<UUID> changed = new HashSet<>();
        Set<UUID> there = new HashSet<>();
        for (TaskSummary task : tasks) {
            there.add(task.id());
            if (!overtaken.contains(task.id()) && put(task, Instant.now())) {
                entries.get(task.id()).whole = false;
                changed.add(task.id());
            }
        }
        Set<UUID> gone = new HashSet<>(entries.keySet());
        gone.removeAll(there);
        gone.removeAll(overtaken);
        entries.keySet().removeAll(gone);
        changed.addAll(gone);
        return changed;
    }

    /** @return the task that it was about; empty for one that tells nothing new */
    synchronized Optional<UUID> told(TaskEvent event) {
        event.taskId().ifPresent(overtaken::add);
        if (event.kind() == TaskEvent.Kind.REMOVED) {
            event.taskId().ifPresent(entries::remove);
            return event.taskId();
        }
        event.task().ifPresent(task -> put(task, event.time()));
        event.taskId().map(entries::get).ifPresent(entry -> {
            entry.events++;
            event.table().ifPresent(table -> entry.tables.put(key(table), table));
        });
        return event.taskId();
    }

    /** How many events have told of a task. */
    synchronized long events(UUID task) {
        Entry entry = entries.get(task);
        return entry == null ? 0 : entry.events;
    }

    /**
     * Takes over what the agent answered of one task with all its tables.
     *
     * @param before how many events there were when it was asked
     * @return whether it was taken over: not if the task is gone, or if an event has told more since
     */
    synchronized boolean told(TaskStatus status, long before) {
        Entry entry = entries.get(status.task().id());
        if (entry == null || entry.events != before) {
            return false;
        }
        put(status.task(), Instant.now());
        entry.tables.clear();
        status.tables().forEach(table -> entry.tables.put(key(table), table));
        entry.whole = true;
        return true;
    }

    private boolean put(TaskSummary task, Instant time) {
        Entry entry = entries.computeIfAbsent(task.id(), id -> new Entry());
        boolean changed = !task.equals(entry.summary);
        entry.summary = task;
        if (task.startedAt().isPresent()) {
            entry.rates.add(time.toEpochMilli(), task.state().isActive() ? task.rowsPerSecond() : 0);
        }
        return changed;
    }

    /** Whether the agent was ever heard of its tasks. */
    synchronized boolean known() {
        return known;
    }

    synchronized Optional<Told> find(UUID task) {
        return Optional.ofNullable(entries.get(task)).map(TaskBook::copy);
    }

    synchronized Collection<Told> all() {
        return entries.values().stream().map(TaskBook::copy).toList();
    }

    /** Tasks that are not done, and whose tables were never told as a whole. */
    synchronized List<UUID> withoutTables() {
        return entries.values().stream().filter(entry -> !entry.whole)
                .map(entry -> entry.summary)
                .filter(task -> task.startedAt().isPresent() && task.state() != TaskState.DONE)
                .map(TaskSummary::id).toList();
    }

    synchronized boolean isWhole(UUID task) {
        return entries.containsKey(task) && entries.get(task).whole;
    }

    synchronized List<Rate> rates(UUID task) {
        Entry entry = entries.get(task);
        return entry == null ? List.of() : entry.rates.rates();
    }

    synchronized boolean anyActive() {
        return entries.values().stream().anyMatch(entry -> entry.summary.state().isActive());
    }

    private static Told copy(Entry entry) {
        return new Told(entry.summary, List.copyOf(entry.tables.values()));
    }

    private static String key(TableStatus table) {
        return table.keyspace() + "." + table.table();
    }
}
