package org.aeneas.ui.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.StageProgress;
import org.aeneas.agent.api.StageProgress.Stage;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;

/** Tasks of one table each, whose figures are a function of how often they were moved on. For many threads. */
final class BusyTasks {
    private static final long FIRST_EVENT = 1_000_000;
    private static final int CHUNKS = 1_000_000;
    private static final long ROWS = 1234;
    private static final long ROW_BYTES = 200;
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Task> tasks;
    private long last = FIRST_EVENT;

    private static final class Task {
        private final int number;
        private final UUID id;
        private TaskState state = TaskState.STOPPED;
        private int steps;

        Task(int number) {
            this.number = number;
            this.id = new UUID(1, number);
        }
    }

    /** All of them are stopped. */
    BusyTasks(int count) {
        tasks = IntStream.range(0, count).mapToObj(Task::new).toList();
    }

    /** The newest first. */
    synchronized List<TaskSummary> list() {
        List<TaskSummary> all = new ArrayList<>(tasks.stream().map(BusyTasks::summary).toList());
        Collections.reverse(all);
        return all;
    }

    synchronized TaskStatus status(UUID id) {
        Task task = find(id);
        return new TaskStatus(summary(task), List.of(table(task)));
    }

    /** @return what an agent tells of it */
    synchronized List<TaskEvent> enter(UUID id, TaskState state) {
        Task task = find(id);
        task.state = state;
        return List.of(event(TaskEvent.Kind.STATE, task, Optional.empty()), ofTable(task));
    }

    /** Moves a task on, if it runs. */
    synchronized List<TaskEvent> step(int number) {
        Task task = tasks.get(number);
        if (task.state != TaskState.RUNNING) {
            return List.of();
        }
        task.steps++;
        return List.of(ofTable(task));
    }

    private Task find(UUID id) {
        return tasks.get((int) id.getLeastSignificantBits());
    }

    private TaskEvent ofTable(Task task) {
        return event(TaskEvent.Kind.PROGRESS, task, Optional.of(table(task)));
    }

    private TaskEvent event(TaskEvent.Kind kind, Task task, Optional<TableStatus> table) {
        return new TaskEvent(++last, kind, Instant.now(), Optional.of(task.id), Optional.of(summary(task)), table,
                Optional.empty());
    }

    private static TaskSummary summary(Task task) {
        return new TaskSummary(task.id, "busy-" + task.number, TaskKind.LOCAL, MigrationType.FULL_LOAD, task.state,
                Optional.empty(), BEGIN.plusSeconds(task.number), Optional.of(BEGIN.plusSeconds(task.number)),
                Optional.empty(), 1, rows(task), rows(task) * ROW_BYTES, rate(task), estimate(task), task.steps / 10,
                Optional.empty());
    }

    private static TableStatus table(Task task) {
        List<StageProgress> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            stages.add(new StageProgress(stage, rows(task), rows(task) * ROW_BYTES, rate(task), estimate(task),
                    task.steps, CHUNKS));
        }
        return new TableStatus("shop", "orders_" + task.number, task.state, stages, task.steps / 10,
                Optional.empty());
    }

    private static long rows(Task task) {
        return task.number + task.steps * ROWS;
    }

    private static double rate(Task task) {
        return task.state == TaskState.RUNNING ? ROWS + 100 * Math.sin(task.steps + task.number) : 0;
    }

    private static OptionalLong estimate(Task task) {
        return OptionalLong.of(CHUNKS - task.steps);
    }
}
