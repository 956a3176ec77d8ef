package org.aeneas.ui.migration.internal.task;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.ui.migration.internal.Amounts;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.create.CreateTexts;

/** All that is to be said about a task. */
final class TaskDetails {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withZone(ZoneId.systemDefault());

    private final StringBuilder text = new StringBuilder();

    private TaskDetails() {
    }

    static String text(TaskStatus status, TaskRequest definition) {
        TaskDetails details = new TaskDetails();
        details.task(status.task());
        details.definition(definition);
        status.task().problem().ifPresent(problem -> details.line(Messages.Tasks_PROBLEM, Problems.text(problem)));
        return details.text.toString();
    }

    private void task(TaskSummary task) {
        line(Messages.Tasks_NAME, task.name());
        line(Messages.Create_DESCRIPTION, task.description().orElse(""));
        line(Messages.Tasks_KIND, TaskTexts.kind(task.kind()));
        line(Messages.Tasks_TYPE, TaskTexts.type(task.migrationType()));
        line(Messages.Details_CREATED, time(Optional.of(task.createdAt())));
        line(Messages.Details_STARTED, time(task.startedAt()));
        line(Messages.Details_FINISHED, time(task.finishedAt()));
        line(Messages.Tasks_ROWS, Amounts.count(task.rows()));
        line(Messages.Tasks_BYTES, Amounts.bytes(task.bytes()));
        line(Messages.Tasks_REJECTS, Amounts.count(task.rejects()));
        line(Messages.Tasks_LAG, TaskTexts.lag(task));
        task.changes().ifPresent(changes -> {
            line(Messages.Create_CYCLE, String.valueOf(changes.cycleSeconds()));
            line(Messages.Tasks_CHANGES, Amounts.count(changes.puts() + changes.deletes()));
            changes.finish().ifPresent(finish -> finish.steps()
                    .forEach(step -> line(FinishTexts.kind(step.kind()), FinishTexts.state(step.state()))));
        });
    }

    private void definition(TaskRequest request) {
        line(Messages.Create_PREPARATION, CreateTexts.preparation(request.load().preparation()));
        line(Messages.Create_WRITE_RATE, request.load().writeUnitsPerSecond().isPresent()
                ? Amounts.count((long) request.load().writeUnitsPerSecond().getAsDouble()) : Messages.Details_UNLIMITED);
        request.load().dms().ifPresent(this::dms);
        line(Messages.Create_BUCKET, request.staging().bucket() + request.staging().folder().map(it -> "/" + it)
                .orElse(""));
        line(Messages.Create_COMPRESSION, CreateTexts.compression(request.staging().compression()));
        line(Messages.Create_ENCRYPT_ON_S3, CreateTexts.onS3(request.staging().encryption().onS3()));
        line(Messages.Create_ENCRYPT_LOCAL, yes(request.staging().encryption().localFiles()));
        line(Messages.Create_DELETE_LOCAL, yes(request.staging().deleteLocalFiles()));
        line(Messages.Create_THREADS, String.valueOf(request.threads()));
        line(Messages.Create_LOGGING, request.logLevel().name());
        line(Messages.Create_TABLES, request.source().tables().stream().map(TaskTable::qualifiedName)
                .collect(Collectors.joining(", ")));
    }

    private void dms(TaskDms dms) {
        line(Messages.Dms_INSTANCE, dms.instance());
        line(Messages.Dms_ROLE, dms.role());
        line(Messages.Dms_PARALLEL, String.valueOf(dms.parallelLoads()));
        line(Messages.Dms_TABLES, String.valueOf(dms.tablesAtOnce()));
        line(Messages.Dms_APART, yes(dms.taskPerTable()));
        line(Messages.Dms_SETTINGS, dms.settings().orElse(""));
    }

    private static String time(Optional<Instant> time) {
        return time.map(TIME::format).orElse("");
    }

    private static String yes(boolean yes) {
        return yes ? Messages.Details_YES : Messages.Details_NO;
    }

    private void line(String name, String value) {
        if (!value.isBlank()) {
            text.append(name.replace("&", "")).append(": ").append(value).append('\n');
        }
    }
}
