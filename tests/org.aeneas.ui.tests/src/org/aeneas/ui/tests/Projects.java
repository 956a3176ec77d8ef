package org.aeneas.ui.tests;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** What tests do with projects besides pressing buttons: the system's own dialogs for files cannot be driven. */
final class Projects {
    private static final Set<String> DIALOGS = Set.of(WidgetIds.NEW_PROJECT_DIALOG, WidgetIds.QUESTION_DIALOG,
            WidgetIds.PROBLEM_DIALOG, WidgetIds.CONNECT_DIALOG, WidgetIds.AWS_PROFILE_DIALOG);

    private Projects() {
    }

    static void create(WorkbenchPage workbench, String name, Path location) {
        workbench.choose("File", "New project…");
        NewProjectPage.await().name(name).in(location).press("OK").awaitClosed();
        workbench.awaitTitle(name + " – Aeneas");
    }

    /** As after the dialog of the system. */
    static void open(Path file) {
        run("org.aeneas.ui.openProject", file);
    }

    /** As after the dialog of the system. */
    static void saveAs(Path file) {
        run("org.aeneas.ui.saveProjectAs", file);
    }

    static Project project() {
        return UiThread.ask(() -> session().project());
    }

    static void edit(UnaryOperator<Project> edit) {
        UiThread.act(() -> session().edit(edit));
    }

    /** Without a question; also dialogs that a failed test has left, which would keep the workbench from ending. */
    static void closeAll() {
        UiThread.waitFor("the end of all dialogs", () -> {
            DIALOGS.forEach(id -> Widgets.find(Shell.class, id).ifPresent(Shell::close));
            return DIALOGS.stream().allMatch(id -> Widgets.find(Shell.class, id).isEmpty());
        });
        UiThread.act(() -> Workspace.ofWindow().setProject(null));
    }

    private static ProjectSession session() {
        return Workspace.ofWindow().project().orElseThrow(() -> new AssertionError("no project is open"));
    }

    private static void run(String command, Path file) {
        UiThread.actWithoutWaiting(() -> {
            ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
            Command found = commands.getCommand(command);
            try {
                PlatformUI.getWorkbench().getActiveWorkbenchWindow().getService(IHandlerService.class)
                        .executeCommand(ParameterizedCommand.generateCommand(found,
                                Map.of(command + ".file", file.toString())), null);
            } catch (CommandException e) {
                throw new AssertionError(command, e);
            }
        });
    }
}
