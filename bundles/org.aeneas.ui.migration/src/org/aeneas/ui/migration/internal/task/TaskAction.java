package org.aeneas.ui.migration.internal.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskState;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.TaskRow.Presence;

/** What can be done with tasks, in the order of the buttons. */
enum TaskAction {
    START(true),
    STOP(true),
    RESUME(true),
    ADD_COLUMNS(false),
    FINISH(false),
    DELETE(true),
    SHOW_LOG(false),
    DOWNLOAD_LOG(false),
    SHOW_REJECTS(false),
    DETAILS(false);

    private final boolean several;

    /** @param several whether it may be done with more than one task at once */
    TaskAction(boolean several) {
        this.several = several;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label() {
        return switch (this) {
            case START -> Messages.Task_START;
            case STOP -> Messages.Task_STOP;
            case RESUME -> Messages.Task_RESUME;
            case ADD_COLUMNS -> Messages.Task_ADD_COLUMNS;
            case FINISH -> Messages.Task_FINISH;
            case DELETE -> Messages.Task_DELETE;
            case SHOW_LOG -> Messages.Task_SHOW_LOG;
            case DOWNLOAD_LOG -> Messages.Task_DOWNLOAD_LOG;
            case SHOW_REJECTS -> Messages.Task_SHOW_REJECTS;
            case DETAILS -> Messages.Task_DETAILS;
        };
    }

    /** Whether it can be done with all of these. */
    boolean allows(List<TaskRow> tasks) {
        return !tasks.isEmpty() && (several || tasks.size() == 1) && tasks.stream().allMatch(this::allows);
    }

    /** As the agent judges; what it no longer knows can only be removed from the project. */
    private boolean allows(TaskRow task) {
        if (task.presence() == Presence.LOST) {
            return this == DELETE;
        }
        Optional<TaskState> known = task.presence() == Presence.LIVE ? task.state() : Optional.empty();
        boolean follows = task.summary().filter(now -> now.migrationType() != MigrationType.FULL_LOAD).isPresent();
        boolean byUs = task.summary().filter(now -> now.kind() == TaskKind.LOCAL).isPresent();
        return known.isPresent() && allows(known.get()) && (this != FINISH || follows)
                && (this != ADD_COLUMNS || follows && byUs);
    }

    private boolean allows(TaskState state) {
        return switch (this) {
            case START -> state == TaskState.CREATED;
            case STOP -> state.isActive() && state != TaskState.STOPPING;
            case RESUME -> state == TaskState.STOPPED || state == TaskState.FAILED || state == TaskState.WAITING;
            case ADD_COLUMNS -> state == TaskState.STOPPED || state == TaskState.FAILED;
            case FINISH -> state != TaskState.DONE;
            case DELETE -> !state.isActive();
            case SHOW_LOG, DOWNLOAD_LOG, SHOW_REJECTS, DETAILS -> true;
        };
    }
}
