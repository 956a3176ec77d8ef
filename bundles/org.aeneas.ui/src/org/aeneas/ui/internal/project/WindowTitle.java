package org.aeneas.ui.internal.project;

import java.util.Optional;

import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;

/** Names the open project in the window's title, and says whether it has changes that are not saved. */
public final class WindowTitle implements Runnable {
    private final IWorkbenchWindowConfigurer window;

    private WindowTitle(IWorkbenchWindowConfigurer window) {
        this.window = window;
    }

    /** Keeps the title of the window true as long as it lives. */
    public static void keep(IWorkbenchWindowConfigurer window) {
        WindowTitle title = new WindowTitle(window);
        Workspace.ofWindow().add(title);
        window.getWindow().getShell().addDisposeListener(event -> Workspace.ofWindow().remove(title));
        title.run();
    }

    @Override
    public void run() {
        Optional<ProjectSession> open = Workspace.ofWindow().project();
        window.setTitle(open.map(WindowTitle::title).orElse(Messages.Window_TITLE));
    }

    private static String title(ProjectSession session) {
        return NLS.bind(session.isDirty() ? Messages.Window_DIRTY : Messages.Window_PROJECT, session.project().name(),
                Messages.Window_TITLE);
    }
}
