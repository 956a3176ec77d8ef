package org.aeneas.ui.cassandra.internal;

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

/** Whether a project on Cassandra is open and a datacenter is selected in its tree, whatever is active meanwhile. */
public final class DatacenterSource extends AbstractSourceProvider implements IWindowListener {
    private static final String VARIABLE = "org.aeneas.ui.cassandra.datacenter";

    private final ISelectionListener selected = this::selected;
    private final Runnable workspaceChanged = this::tell;
    private boolean something;
    private boolean told;

    public DatacenterSource() {
        Workspace.ofWindow().add(workspaceChanged);
        PlatformUI.getWorkbench().addWindowListener(this);
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            windowOpened(window);
        }
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getSelectionService().addSelectionListener(Datacenter.VIEW, selected);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.getSelectionService().removeSelectionListener(Datacenter.VIEW, selected);
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
        something = Datacenter.of(selection).isPresent();
        tell();
    }

    private boolean now() {
        return something && Workspace.ofWindow().project()
                .filter(session -> session.project().sourceEngine().equals(Datacenter.ENGINE)).isPresent();
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
