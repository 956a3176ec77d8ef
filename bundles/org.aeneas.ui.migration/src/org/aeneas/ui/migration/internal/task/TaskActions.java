package org.aeneas.ui.migration.internal.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Remains;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.internal.AgentJob;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.TaskRow.Presence;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.aeneas.ui.migration.internal.watch.Watches.AgentDesk;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Does what is asked for with tasks, in the background. */
final class TaskActions {
    /** What of a log or of rejects is shown; more is downloaded. */
    private static final int SHOWN_BYTES = 1 << 20;

    private final Shell shell;
    private final Watches watches;

    TaskActions(Shell shell, Watches watches) {
        this.shell = shell;
        this.watches = watches;
    }

    void run(TaskAction action, List<TaskRow> tasks) {
        switch (action) {
            case START -> each(action, tasks, (desk, task) -> {
                desk.sendCredentials();
                desk.client().start(task.id());
            });
            case STOP -> each(action, tasks, (desk, task) -> desk.client().stop(task.id()));
            case RESUME -> each(action, tasks, (desk, task) -> {
                desk.sendCredentials();
                desk.client().resume(task.id());
            });
            case ADD_COLUMNS -> new ColumnAddition(shell, watches.desk(tasks.get(0).agent().id()), tasks.get(0))
                    .ask(name(action, tasks.get(0)), failed(action));
            case FINISH -> new FinishDialog(shell, watches, tasks.get(0)).open();
            case DELETE -> delete(tasks);
            case SHOW_LOG -> showLog(tasks.get(0));
            case DOWNLOAD_LOG -> download(tasks.get(0));
            case SHOW_REJECTS -> showRejects(tasks.get(0));
            case DETAILS -> details(tasks.get(0));
        }
    }

    private interface Work {
        void run(AgentDesk desk, TaskRow task);
    }

    private void each(TaskAction action, List<TaskRow> tasks, Work work) {
        for (TaskRow task : tasks) {
            AgentJob.begin(name(action, task), watches.desk(task.agent().id()), desk -> work.run(desk, task), () -> {
                // its event shows it
            }, failed(action));
        }
    }

    private Consumer<Problem> failed(TaskAction action) {
        return problem -> ProblemDialog.open(shell, title(action), problem);
    }

    private static String title(TaskAction action) {
        return action.label().replace("&", "");
    }

    private static String name(TaskAction action, TaskRow task) {
        return NLS.bind(Messages.Task_JOB, title(action), task.name());
    }

    private void delete(List<TaskRow> tasks) {
        String names = tasks.stream().map(TaskRow::name).collect(Collectors.joining(", "));
        DeleteDialog dialog = new DeleteDialog(shell, names, tasks.stream().flatMap(task -> task.summary().stream())
                .anyMatch(task -> task.kind() == TaskKind.LOCAL_DMS));
        if (dialog.open() != 0) {
            return;
        }
        Remains gone = dialog.gone();
        for (TaskRow task : tasks) {
            if (task.presence() == Presence.LOST) {
                forget(task);
            } else {
                AgentJob.begin(name(TaskAction.DELETE, task), watches.desk(task.agent().id()),
                        desk -> desk.client().delete(task.id(), gone), () -> forget(task), failed(TaskAction.DELETE));
            }
        }
    }

    private static void forget(TaskRow task) {
        Workspace.ofWindow().project().ifPresent(session -> session.edit(now -> now.withoutTask(task.id())));
    }

    private void showLog(TaskRow task) {
        read(TaskAction.SHOW_LOG, task, client -> {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            client.log(task.id(), OptionalInt.of(SHOWN_BYTES), log, Progress.NONE);
            return log.toString(StandardCharsets.UTF_8);
        }, Messages.Log_EMPTY);
    }

    private void showRejects(TaskRow task) {
        read(TaskAction.SHOW_REJECTS, task, client -> rejects(client, task), Messages.Rejects_NONE);
    }

    private static String rejects(AgentClient client, TaskRow task) throws IOException {
        StringBuilder text = new StringBuilder();
        for (TableStatus table : client.task(task.id()).tables()) {
            if (table.rejects() > 0 && text.length() < SHOWN_BYTES) {
                ByteArrayOutputStream lines = new ByteArrayOutputStream();
                client.rejects(task.id(), table.keyspace(), table.table(), new Bounded(lines, SHOWN_BYTES),
                        Progress.NONE);
                text.append(table.keyspace()).append('.').append(table.table()).append('\n')
                        .append(lines.toString(StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }

    private void details(TaskRow task) {
        read(TaskAction.DETAILS, task, client -> {
            TaskStatus status = client.task(task.id());
            TaskRequest definition = client.definition(task.id());
            return TaskDetails.text(status, definition);
        }, "");
    }

    private interface Reading {
        String read(AgentClient client) throws IOException;
    }

    private void read(TaskAction action, TaskRow task, Reading reading, String ifBlank) {
        String title = NLS.bind(Messages.Text_TITLE, title(action), task.name());
        AgentJob.begin(name(action, task), watches.desk(task.agent().id()), desk -> {
            String text = bare(() -> reading.read(desk.client()));
            UiThread.later(() -> new TextDialog(shell, title, text.isBlank() ? ifBlank : text).open());
        }, () -> {
            // the window shows it
        }, failed(action));
    }

    private interface Io<T> {
        T get() throws IOException;
    }

    /** What is written into memory does not fail. */
    private static <T> T bare(Io<T> io) {
        try {
            return io.get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void download(TaskRow task) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(title(TaskAction.DOWNLOAD_LOG));
        dialog.setFileName(task.name() + ".log");
        dialog.setOverwrite(true);
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> AgentJob.begin(
                name(TaskAction.DOWNLOAD_LOG, task), watches.desk(task.agent().id()),
                desk -> save(desk, task, file), () -> {
                    // there is nothing to say: the file is where it was wanted
                }, failed(TaskAction.DOWNLOAD_LOG)));
    }

    private static void save(AgentDesk desk, TaskRow task, Path file) {
        try (OutputStream to = Files.newOutputStream(file)) {
            desk.client().log(task.id(), OptionalInt.empty(), to, Progress.NONE);
        } catch (IOException e) {
            throw new Problem("file-unwritable", "The log cannot be written: " + e.getClass().getSimpleName() + ".",
                    file.toString(), "Choose another folder, or make room on that disk.").asException(e);
        }
    }
}
