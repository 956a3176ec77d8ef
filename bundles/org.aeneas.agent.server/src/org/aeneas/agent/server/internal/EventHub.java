package org.aeneas.agent.server.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.agent.api.TaskEvent.Kind;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskListener;
import org.aeneas.core.Problem;

/**
 * Turns what the engine tells of its tasks into events: changes of state at once, progress at most once a second, and
 * gathered, since hundreds of tasks may go on at the same time. Keeps the last ones for those who come back. For many
 * threads.
 */
final class EventHub implements TaskListener {
    /** Progress waits so long at most to be written together with that of other tasks, by {@link #flush}. */
    static final Duration GATHERED = Duration.ofMillis(250);

    private static final int KEPT = 1000;
    /** More are written at once: a stream holds only so many. */
    private static final int MOST_GATHERED = 64;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Events of a millisecond: a restarted agent begins with ids above all that it gave before. */
    private static final long IDS_PER_MILLI = 1000;

    private final int most;
    private final Deque<TaskEvent> recent = new ArrayDeque<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final Set<EventStream> streams = new LinkedHashSet<>();
    private long last = System.currentTimeMillis() * IDS_PER_MILLI;
    private int gathered;
    private boolean closed;

    private record Shown(Task task, long nanos) {
    }

    /** @param most streams at once */
    EventHub(int most, List<Task> known) {
        this.most = most;
        known.forEach(task -> shown.put(task.id(), new Shown(task, System.nanoTime() - PAUSE_NANOS)));
    }

    @Override
    public void changed(Task task) {
        if (note(task)) {
            flush();
        }
    }

    /**
     * Writes what was told. Writing to clients may end in {@link #remove}, of this thread or another: not under the
     * monitor.
     */
    void flush() {
        written();
        copy().forEach(EventStream::flush);
    }

    private synchronized void written() {
        gathered = 0;
    }

    /** @return whether it is not to wait */
    private synchronized boolean note(Task task) {
        Optional<Shown> before = Optional.ofNullable(shown.get(task.id()));
        boolean otherState = before.map(it -> it.task().state() != task.state()).orElse(true);
        if (!otherState && System.nanoTime() - before.get().nanos() < PAUSE_NANOS) {
            return false;
        }
        shown.put(task.id(), new Shown(task, System.nanoTime()));
        long first = last;
        if (otherState) {
            tell(Kind.STATE, task, Optional.empty(), Optional.empty());
        }
        tables(task, before);
        if (last == first) {
            // What is told of a table tells of the task too.
            tell(Kind.PROGRESS, task, Optional.empty(), Optional.empty());
        }
        Optional<Problem> wrong = task.problem()
                .filter(it -> !before.flatMap(b -> b.task().problem()).equals(Optional.of(it)));
        wrong.ifPresent(problem -> tell(Kind.PROBLEM, task, Optional.empty(), Optional.of(problem)));
        gathered += (int) (last - first);
        return otherState || wrong.isPresent() || gathered >= MOST_GATHERED;
    }

    private void tables(Task task, Optional<Shown> before) {
        for (int i = 0; i < task.tables().size(); i++) {
            org.aeneas.agent.task.TableStatus now = task.tables().get(i);
            Optional<org.aeneas.agent.task.TableStatus> then = before.isEmpty() ? Optional.empty()
                    : Optional.of(before.get().task().tables().get(i));
            if (then.isPresent() && !then.get().equals(now)) {
                TableStatus table = TaskViews.table(task, now);
                tell(Kind.PROGRESS, task, Optional.of(table), Optional.empty());
                now.problem().filter(it -> !then.get().problem().equals(Optional.of(it)))
                        .ifPresent(problem -> tell(Kind.PROBLEM, task, Optional.of(table), Optional.of(problem)));
            }
        }
    }

    /** The task is deleted. */
    void removed(UUID task) {
        synchronized (this) {
            shown.remove(task.toString());
            publish(new TaskEvent(++last, Kind.REMOVED, now(), Optional.of(task), Optional.empty(), Optional.empty(),
                    Optional.empty()));
        }
        flush();
    }

    private void tell(Kind kind, Task task, Optional<TableStatus> table, Optional<Problem> problem) {
        publish(new TaskEvent(++last, kind, now(), Optional.of(UUID.fromString(task.id())),
                kind == Kind.PROBLEM ? Optional.empty() : Optional.of(TaskViews.summary(task)), table, problem));
    }

    private void publish(TaskEvent event) {
        recent.add(event);
        if (recent.size() > KEPT) {
            recent.remove();
        }
        streams.forEach(stream -> stream.offer(event));
    }

    /** @throws Refusal if there are too many already */
    synchronized void add(EventStream stream, OptionalLong after) {
        if (closed) {
            throw ApiHandler.stopping();
        }
        if (streams.size() >= most) {
            throw Refusal.tooMany("As many listen to events as the agent allows (" + most + ").",
                    "Close a workbench that shows the agent's tasks, then try again.");
        }
        streams.add(stream);
        after.ifPresent(id -> catchUp(stream, id));
    }

    private void catchUp(EventStream stream, long after) {
        boolean whole = after == last || after < last && !recent.isEmpty() && recent.getFirst().id() <= after + 1;
        if (whole) {
            recent.stream().filter(event -> event.id() > after).forEach(stream::offer);
        } else {
            stream.offer(reset(last));
        }
    }

    static TaskEvent reset(long id) {
        return new TaskEvent(id, Kind.RESET, now(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    synchronized void remove(EventStream stream) {
        streams.remove(stream);
    }

    synchronized int listeners() {
        return streams.size();
    }

    void heartbeat() {
        copy().forEach(EventStream::heartbeat);
    }

    /** Whoever listened has no more right to, or listens anew. */
    void endAll() {
        copy().forEach(EventStream::end);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        endAll();
    }

    private synchronized List<EventStream> copy() {
        return List.copyOf(streams);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
