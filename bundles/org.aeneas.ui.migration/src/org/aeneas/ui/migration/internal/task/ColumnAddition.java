package org.aeneas.ui.migration.internal.task;

import java.util.function.Consumer;

import org.aeneas.core.Problem;
import org.aeneas.project.Project;
import org.aeneas.project.migration.AddedColumns;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.internal.AgentJob;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Question;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.Watches.AgentDesk;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Takes columns that were added to the source over into a task that replicates changes, once a user has seen which. */
final class ColumnAddition {
    private final Shell shell;
    private final AgentDesk desk;
    private final TaskRow task;

    ColumnAddition(Shell shell, AgentDesk desk, TaskRow task) {
        this.shell = shell;
        this.desk = desk;
        this.task = task;
    }

    /** @param job name of what goes on in the background */
    void ask(String job, Consumer<Problem> failed) {
        Project project = Workspace.ofWindow().project().map(ProjectSession::project).orElseThrow();
        AgentJob.begin(job, desk, agent -> {
            AddedColumns added = AddedColumns.of(agent.client().definition(task.id()), project);
            UiThread.later(() -> confirm(added, job, failed));
        }, () -> {
            // the question follows
        }, failed);
    }

    private void confirm(AddedColumns added, String job, Consumer<Problem> failed) {
        if (added.columns().isEmpty()) {
            failed.accept(new Problem("columns-known", Messages.AddColumns_NONE, task.name(),
                    Messages.AddColumns_NONE_REMEDY));
            return;
        }
        String columns = String.join("\n", added.lines());
        if (Question.ask(shell, Messages.AddColumns_TITLE, NLS.bind(Messages.AddColumns_QUESTION, task.name(), columns),
                Messages.Task_ADD_COLUMNS)) {
            AgentJob.begin(job, desk, agent -> agent.client().addColumns(task.id(), added.source()), () -> {
                // its event shows it
            }, failed);
        }
    }
}
