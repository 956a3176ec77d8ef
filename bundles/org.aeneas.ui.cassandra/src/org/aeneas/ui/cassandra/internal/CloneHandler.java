package org.aeneas.ui.cassandra.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.setup.CloneStore.Kept;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** "Clone Datacenter for Extract". What was begun, and runs or was cut off, comes first. */
public final class CloneHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Optional<ProjectSession> project = Workspace.ofWindow().project();
        Optional<Datacenter> datacenter = Datacenter.in(window.getActivePage());
        if (project.isPresent() && datacenter.isPresent()) {
            begin(window.getShell(), CloneDesk.of(project.get(), window.getShell().getDisplay()), datacenter.get());
        }
        return null;
    }

    private static void begin(Shell shell, CloneDesk desk, Datacenter datacenter) {
        Optional<CloneJob> running = CloneJob.of(desk);
        if (running.isPresent()) {
            CloneWizardDialog.open(shell, new CloneContext(desk, datacenter, running.get().kept(), running));
        } else if (desk.hasClones()) {
            Attempt.begin(shell.getDisplay(), Messages.Existing_LOOKING, progress -> desk.clones(),
                    clones -> choose(shell, desk, datacenter, clones),
                    problem -> ProblemDialog.open(shell, Messages.Existing_TITLE, problem), news -> { });
        } else {
            CloneWizardDialog.open(shell, new CloneContext(desk, datacenter));
        }
    }

    private static void choose(Shell shell, CloneDesk desk, Datacenter datacenter, List<Kept> clones) {
        Optional<Kept> unfinished = clones.stream().filter(Kept::isUnfinished).findFirst();
        Optional<Kept> complete = clones.stream().filter(kept -> isOf(kept.journal(), datacenter)).findFirst();
        if (unfinished.isPresent()) {
            goOn(shell, desk, datacenter, unfinished.get());
        } else if (complete.isPresent()) {
            int answer = ask(shell, NLS.bind(Messages.Existing_COMPLETE, complete.get().journal().plan().datacenter()),
                    Messages.Existing_SHOW, Messages.Existing_ANOTHER);
            if (answer == 0) {
                open(shell, desk, datacenter, complete.get(), true);
            } else if (answer == 1) {
                CloneWizardDialog.open(shell, new CloneContext(desk, datacenter));
            }
        } else {
            CloneWizardDialog.open(shell, new CloneContext(desk, datacenter));
        }
    }

    private static boolean isOf(CloneJournal journal, Datacenter datacenter) {
        return List.of(journal.plan().datacenter(), journal.choices().datacenter()).contains(datacenter.name());
    }

    private static void goOn(Shell shell, CloneDesk desk, Datacenter datacenter, Kept kept) {
        String name = kept.journal().plan().datacenter();
        if (kept.journal().undoing()) {
            if (ask(shell, NLS.bind(Messages.Existing_UNDOING, name), Messages.Existing_UNDO) == 0) {
                open(shell, desk, datacenter, kept, true);
            }
            return;
        }
        int answer = ask(shell, NLS.bind(Messages.Existing_UNFINISHED, name), Messages.Existing_RESUME,
                Messages.Existing_UNDO);
        if (answer == 0 || answer == 1) {
            open(shell, desk, datacenter, kept, answer == 1);
        }
    }

    private static void open(Shell shell, CloneDesk desk, Datacenter datacenter, Kept kept, boolean undo) {
        CloneContext context = new CloneContext(desk, datacenter, kept, Optional.empty());
        context.setUndoes(undo);
        CloneWizardDialog.open(shell, context);
    }

    /** @return index of the chosen answer; another number for none */
    private static int ask(Shell shell, String question, String... answers) {
        String[] buttons = Arrays.copyOf(answers, answers.length + 1);
        buttons[answers.length] = IDialogConstants.CANCEL_LABEL;
        return new QuestionDialog(WidgetIds.QUESTION_DIALOG, shell, Messages.Existing_TITLE, question,
                MessageDialog.QUESTION, 0, buttons).withTopic(HelpTopics.CLONE).open();
    }
}
