package org.aeneas.ui.migration.internal.create;

import java.util.Map;

import org.aeneas.ui.Workspace;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Whether there is what a task is made of: an open project, an agent, and something that is selected in the source's
 * tree. What is active meanwhile does not matter: the guide has its reader choose a datacenter, then a menu.
 */
public final class TaskSources extends AbstractSourceProvider implements IWindowListener {
    private static final String VARIABLE = "org.aeneas.ui.migration.taskSource";

    private final ISelectionListener selected = this::selected;
    private final Runnable workspaceChanged = this::tell;
    private boolean something;
    private boolean told;

    public TaskSources() {
        Workspace.ofWindow().add(workspaceChanged);
        PlatformUI.getWorkbench().addWindowListener(this);
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            windowOpened(window);
        }
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getSelectionService().addSelectionListener(Selected.SOURCE, selected);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.getSelectionService().removeSelectionListener(Selected.SOURCE, selected);
    }

    @Override
    public void windowActivated(IWorkbenchWindow window) {
        // what is selected does not change by it
    }

    @Override
    public void windowDeactivated(IWorkbenchWindow window) {
        // what is selected does not change by it
    }

    private void selected(IWorkbenchPart part, ISelection selection) {
        something = !Selected.of(selection).isEmpty();
        tell();
    }

    private boolean now() {
        return something && Workspace.ofWindow().project()
                .map(session -> !session.project().agents().isEmpty()).orElse(false);
    }

    private void tell() {
        if (told != now()) {
            told = now();
            fireSourceChanged(ISources.WORKBENCH, VARIABLE, told);
        }
    }

    @Override
    public Map<String, Boolean> getCurrentState() {
        told = now();
        return Map.of(VARIABLE, told);
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {VARIABLE};
    }

    @Override
    public void dispose() {
        Workspace.ofWindow().remove(workspaceChanged);
        PlatformUI.getWorkbench().removeWindowListener(this);
    }
}
