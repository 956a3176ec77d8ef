package org.aeneas.ui.internal.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.MainPerspective;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.Waiting;
import org.aeneas.ui.internal.WelcomePerspective;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to the project of a window, with the questions to its user. On the UI thread. */
public final class ProjectLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectLifecycle.class);
    private static final String MISSING = "file-missing";
    private static final int LONGEST_NAME = 128;

    private final Workspace workspace = Workspace.ofWindow();
    private final IWorkbenchWindow window;

    public ProjectLifecycle(IWorkbenchWindow window) {
        this.window = window;
    }

    /** @return whether the open project may go: it has no changes, or they were saved, or the user gives them up */
    public boolean mayLeave() {
        Optional<ProjectSession> dirty = workspace.project().filter(ProjectSession::isDirty);
        if (dirty.isEmpty()) {
            return true;
        }
        int answer = ask(Messages.Project_UNSAVED_TITLE,
                NLS.bind(Messages.Project_UNSAVED, dirty.get().project().name()), Messages.Project_SAVE,
                Messages.Project_DISCARD, IDialogConstants.CANCEL_LABEL);
        return answer == 0 ? save() : answer == 1;
    }

    /** Makes the session the open one, in place of another, which goes without a question. */
    void begin(ProjectSession session) {
        remember(session.file());
        workspace.setProject(session);
        MainPerspective.show(window);
    }

    /** Connects to nothing. */
    void open(Path file) {
        if (mayLeave()) {
            try {
                begin(Waiting.on(() -> ProjectSession.open(file)));
            } catch (ProblemException e) {
                sayNotOpened(file, e.problem());
            }
        }
    }

    boolean save() {
        return workspace.project().map(session -> isDone(Messages.Project_NOT_SAVED, () -> {
            session.save();
            return session.file();
        })).orElse(false);
    }

    /** It has the name of its file from then on. */
    void saveAs(Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        Path file = name.endsWith(ProjectFile.SUFFIX) ? chosen : chosen.resolveSibling(name + ProjectFile.SUFFIX);
        workspace.project().filter(session -> !Files.exists(file) || mayReplace(file)).ifPresent(session -> {
            String before = session.project().name();
            session.edit(project -> project.withName(nameOf(file).orElse(before)));
            boolean saved = isDone(Messages.Project_NOT_SAVED, () -> {
                session.saveAs(file, true);
                return session.file();
            });
            if (saved) {
                remember(file);
                workspace.lookAgain();
            } else {
                session.edit(project -> project.withName(before));
            }
        });
    }

    void close() {
        if (mayLeave()) {
            workspace.setProject(null);
            WelcomePerspective.show(window);
        }
    }

    private boolean mayReplace(Path file) {
        return ask(Messages.Project_REPLACE_TITLE, NLS.bind(Messages.Project_REPLACE, file),
                Messages.Project_REPLACE_ANSWER, IDialogConstants.CANCEL_LABEL) == 0;
    }

    /** Without what a project's name must not have. */
    private static Optional<String> nameOf(Path file) {
        String name = file.getFileName().toString();
        return Optional.of(name.substring(0, name.length() - ProjectFile.SUFFIX.length()).strip())
                .filter(stem -> !stem.isEmpty() && stem.length() <= LONGEST_NAME);
    }

    private boolean isDone(String failure, Supplier<Path> work) {
        try {
            LOG.info("Saved {}", Waiting.on(work));
            return true;
        } catch (ProblemException e) {
            ProblemDialog.open(window.getShell(), failure, e.problem());
            return false;
        }
    }

    private void sayNotOpened(Path file, Problem problem) {
        boolean recent = problem.code().equals(MISSING) && workspace.folder().recentProjects().list().contains(file);
        if (!recent) {
            ProblemDialog.open(window.getShell(), Messages.Project_NOT_OPENED, problem);
            return;
        }
        int answer = new QuestionDialog(WidgetIds.QUESTION_DIALOG, window.getShell(), Messages.Project_NOT_OPENED,
                NLS.bind(Messages.Project_MISSING, file), MessageDialog.WARNING, 0, Messages.Project_FORGET,
                IDialogConstants.CANCEL_LABEL).withTopic(HelpTopics.PROJECT).open();
        if (answer == 0) {
            change(() -> workspace.folder().recentProjects().forget(file));
            workspace.lookAgain();
        }
    }

    private void remember(Path file) {
        change(() -> workspace.folder().recentProjects().opened(file));
    }

    /** Nobody must be kept from working by the list of recent projects. */
    private static void change(Runnable recentProjects) {
        try {
            Waiting.on(() -> {
                recentProjects.run();
                return true;
            });
        } catch (ProblemException e) {
            LOG.warn("The list of recent projects was not changed: {}", e.problem());
        }
    }

    private int ask(String title, String text, String... answers) {
        return new QuestionDialog(WidgetIds.QUESTION_DIALOG, window.getShell(), title, text, MessageDialog.QUESTION, 0,
                answers).withTopic(HelpTopics.PROJECT).open();
    }
}
