package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Waiting;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command of the File menu, enabled as the open project says. */
abstract class ProjectHandler extends AbstractHandler {
    private final Runnable listener = this::changed;

    ProjectHandler() {
        Workspace.ofWindow().add(listener);
        changed();
    }

    /** Whether it can be run now. */
    abstract boolean isEnabledFor(Optional<ProjectSession> open);

    abstract void run(ExecutionEvent event, IWorkbenchWindow window);

    @Override
    public final Object execute(ExecutionEvent event) throws ExecutionException {
        // Ctrl+S pressed twice is saved once.
        if (!Waiting.isUnderWay()) {
            run(event, HandlerUtil.getActiveWorkbenchWindowChecked(event));
        }
        return null;
    }

    @Override
    public void dispose() {
        Workspace.ofWindow().remove(listener);
        super.dispose();
    }

    private void changed() {
        setBaseEnabled(isEnabledFor(Workspace.ofWindow().project()));
    }
}
