package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Workspace;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;

/** Gives the open project another AWS service profile. */
public final class AwsProfileHandler extends ProjectHandler {

    @Override
    boolean isEnabledFor(Optional<ProjectSession> open) {
        return open.isPresent();
    }

    @Override
    void run(ExecutionEvent event, IWorkbenchWindow window) {
        Workspace.ofWindow().project().ifPresent(session -> {
            AwsProfileDialog dialog = new AwsProfileDialog(window.getShell(), session.project().awsProfile());
            if (dialog.open() == Window.OK) {
                session.edit(project -> project.withAwsProfile(dialog.chosen()));
            }
        });
    }
}
