package org.aeneas.ui.internal.project;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.internal.Commands;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;

/** Opens a project file: the one that the command names, else the one that the user chooses. */
public final class OpenProjectHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return true;
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        Optional.ofNullable(event.getParameter(Commands.OPEN_PROJECT_FILE)).map(Path::of)
                .or(() -> ProjectFiles.toOpen(window.getShell())).ifPresent(new ProjectLifecycle(window)::open);
    }
}
