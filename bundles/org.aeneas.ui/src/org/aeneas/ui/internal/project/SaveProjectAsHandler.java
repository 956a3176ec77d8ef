package org.aeneas.ui.internal.project;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.internal.Commands;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;

/** Saves the open project to another file: the one that the command names, else the one that the user chooses. */
public final class SaveProjectAsHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return open.isPresent();
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        Optional.ofNullable(event.getParameter(Commands.SAVE_PROJECT_AS_FILE)).map(Path::of)
                .or(() -> ProjectFiles.toSave(window.getShell())).ifPresent(new ProjectLifecycle(window)::saveAs);
    }
}
