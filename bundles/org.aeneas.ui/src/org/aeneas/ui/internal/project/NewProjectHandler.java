package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Services;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;

/** Makes a new project, in place of the one that is open. */
public final class NewProjectHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return true;
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        ProjectLifecycle lifecycle = new ProjectLifecycle(window);
        if (!lifecycle.mayLeave()) {
            return;
        }
        NewProjectDialog dialog = new NewProjectDialog(window.getShell(), Services.engines());
        if (dialog.open() == Window.OK) {
            lifecycle.begin(dialog.session());
        }
    }
}
