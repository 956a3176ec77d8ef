package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;

/** Closes the open project, after a question if it has changes. */
public final class CloseProjectHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return open.isPresent();
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        new ProjectLifecycle(window).close();
    }
}
