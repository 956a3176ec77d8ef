package org.aeneas.agent.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.StageProgress;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;

/** The engine's tasks as the contract shows them. */
final class TaskViews {

    private TaskViews() {
    }

    static TaskStatus status(Task task) {
        return new TaskStatus(summary(task), task.tables().stream().map(table -> table(task, table)).toList());
    }

    static TaskSummary summary(Task task) {
        List<org.aeneas.agent.task.TableStatus> tables = task.tables();
        String description = task.spec().description();
        return new TaskSummary(UUID.fromString(task.id()), task.spec().name(),
                TaskKind.valueOf(task.spec().kind().name()), type(task), state(task),
                description.isEmpty() ? Optional.empty() : Optional.of(description), task.created(),
                task.asOf().isPresent() ? Optional.of(Instant.ofEpochSecond(task.asOf().getAsLong()))
                        : Optional.empty(),
                ended(task.state()) ? Optional.of(task.changed()) : Optional.empty(), tables.size(),
                tables.stream().mapToLong(org.aeneas.agent.task.TableStatus::rows).sum(),
                tables.stream().mapToLong(org.aeneas.agent.task.TableStatus::bytes).sum(),
                tables.stream().mapToDouble(org.aeneas.agent.task.TableStatus::rate).sum(), estimate(task),
                tables.stream().mapToLong(table -> rejects(task, table)).sum(), problem(task), changes(task));
    }

    private static MigrationType type(Task task) {
        return task.spec().changes().map(changes -> changes.only() ? MigrationType.CDC
                : MigrationType.FULL_LOAD_AND_CDC).orElse(MigrationType.FULL_LOAD);
    }

    private static long rejects(Task task, org.aeneas.agent.task.TableStatus table) {
        return table.rejects() + task.following().map(now -> now.table(table.table()).rejects()).orElse(0L);
    }

    private static Optional<ChangesStatus> changes(Task task) {
        return task.following().map(now -> ChangesViews.of(task.spec().changes().orElseThrow().cycleSeconds(), now));
    }

    /** The task's own problem, else the last one of its tables. */
    private static Optional<Problem> problem(Task task) {
        return task.problem().or(() -> task.following().flatMap(Following::problem)).or(() -> task.tables().stream().flatMap(table -> table.problem().stream()).findFirst());
    }

    /** Unknown as soon as it is so of one table that is not done: a sum would promise too much. */
    private static OptionalLong estimate(Task task) {
        List<org.aeneas.agent.task.TableStatus> open = task.tables().stream().filter(table -> !table.done()).toList();
        boolean known = !open.isEmpty() && open.stream().allMatch(table -> table.secondsLeft() >= 0);
        return known
                ? OptionalLong.of(open.stream().mapToLong(org.aeneas.agent.task.TableStatus::secondsLeft).sum())
                : OptionalLong.empty();
    }

    static TableStatus table(Task task, org.aeneas.agent.task.TableStatus table) {
        int dot = table.table().indexOf('.');
        List<StageProgress> stages = new ArrayList<>();
        task.spec().stages().forEach(stage -> stages.add(stage(table, stage)));
        return new TableStatus(table.table().substring(0, dot), table.table().substring(dot + 1),
                state(task, table), stages, rejects(task, table), table.problem(),
                task.following().map(now -> ChangesViews.of(now.table(table.table()))));
    }

    private static StageProgress stage(org.aeneas.agent.task.TableStatus table, Stage stage) {
        boolean running = table.is(stage, Stage.State.RUNNING);
        OptionalLong left = running && table.secondsLeft() >= 0 ? OptionalLong.of(table.secondsLeft())
                : OptionalLong.empty();
        long rows = stage == Stage.LOAD ? table.items() : table.rows();
        long bytes = stage == Stage.UPLOAD ? table.bytes() : 0;
        org.aeneas.agent.task.TableStatus.Parts parts = table.parts(stage);
        return new StageProgress(StageProgress.Stage.valueOf(stage.name()), rows, bytes,
                running ? table.rate() : 0, left, parts.done(), parts.all());
    }

    private static TaskState state(Task task, org.aeneas.agent.task.TableStatus table) {
        if (table.done()) {
            // Then it is with the changes of all tables as it is with the task.
            return task.spec().changes().isPresent() && task.following().filter(Following::active).isPresent()
                    ? state(task) : TaskState.DONE;
        }
        if (table.stages().containsValue(Stage.State.FAILED)) {
            return TaskState.FAILED;
        }
        boolean begun = table.stages().values().stream().anyMatch(state -> state != Stage.State.PENDING);
        return begun ? state(task) : TaskState.CREATED;
    }

    static TaskState state(Task task) {
        boolean follows = task.state() == org.aeneas.agent.task.TaskState.RUNNING
                && task.following().filter(Following::active).isPresent();
        return follows ? TaskState.REPLICATING : TaskState.valueOf(task.state().name());
    }

    private static boolean ended(org.aeneas.agent.task.TaskState state) {
        return switch (state) {
            case STOPPED, FAILED, DONE -> true;
            default -> false;
        };
    }
}
