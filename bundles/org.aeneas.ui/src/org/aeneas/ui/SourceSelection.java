package org.aeneas.ui;

import java.util.Map;

import org.aeneas.project.Project;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * A variable for commands that work on what is selected in the source's tree: whether there is what they need. What is
 * active meanwhile does not matter: the guide has its reader choose a datacenter, then a menu.
 */
public abstract class SourceSelection extends AbstractSourceProvider implements IWindowListener {
    /** The id of the view that has the source's tree. */
    public static final String VIEW = "org.aeneas.ui.source";

    private final String variable;
    private final ISelectionListener selected = this::selected;
    private final Runnable workspaceChanged = this::tell;
    private boolean something;
    private boolean told;

    /** @param variable its name in a plugin.xml, which has this as its provider */
    protected SourceSelection(String variable) {
        this.variable = variable;
        Workspace.ofWindow().add(workspaceChanged);
        PlatformUI.getWorkbench().addWindowListener(this);
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            windowOpened(window);
        }
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getSelectionService().addSelectionListener(VIEW, selected);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.getSelectionService().removeSelectionListener(VIEW, selected);
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
        something = suits(selection);
        tell();
    }

    /** Whether what is selected is what the commands work on. */
    protected abstract boolean suits(ISelection selection);

    /** Whether the open project is one that they work on. */
    protected abstract boolean suits(Project project);

    private boolean now() {
        return something && Workspace.ofWindow().project().filter(session -> suits(session.project())).isPresent();
    }

    private void tell() {
        if (told != now()) {
            told = now();
            fireSourceChanged(ISources.WORKBENCH, variable, told);
        }
    }

    @Override
    public Map<String, Boolean> getCurrentState() {
        told = now();
        return Map.of(variable, told);
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {variable};
    }

    @Override
    public void dispose() {
        Workspace.ofWindow().remove(workspaceChanged);
        PlatformUI.getWorkbench().removeWindowListener(this);
    }
}
