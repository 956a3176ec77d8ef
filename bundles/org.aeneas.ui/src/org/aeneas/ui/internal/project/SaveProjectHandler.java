package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;

/** Saves the open project. */
public final class SaveProjectHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return open.filter(ProjectSession::isDirty).isPresent();
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        new ProjectLifecycle(window).save();
    }
}
