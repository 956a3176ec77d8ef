package org.aeneas.ui.migration.internal;

import java.util.Set;
import java.util.UUID;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.agent.AgentsPage;
import org.aeneas.ui.migration.internal.task.TasksPage;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** The agents of the project, and their tasks; what changes while nobody sees them is shown when somebody does. */
public final class MigrationView extends ViewPart implements Watches.Listener, IPartListener2 {
    private static final int TASKS = 1;

    private final Watches watches = Watches.ofWindow();
    private TabFolder tabs;
    private AgentsPage agents;
    private TasksPage tasks;
    private boolean stale;

    /** Shows the tab Tasks. */
    public static void showTasks(IWorkbenchPage page) throws PartInitException {
        if (page.showView(MigrationIds.VIEW) instanceof MigrationView view) {
            view.tabs.setSelection(TASKS);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        watches.begin();
        tabs = WidgetIds.name(new TabFolder(parent, SWT.NONE), MigrationIds.TABS);
        agents = new AgentsPage(tabs, watches);
        tasks = new TasksPage(tabs, watches);
        tab(Messages.View_AGENTS).setControl(agents.control());
        tab(Messages.View_TASKS).setControl(tasks.control());
        watches.add(this);
        getSite().getPage().addPartListener(this);
    }

    private TabItem tab(String text) {
        TabItem tab = new TabItem(tabs, SWT.NONE);
        tab.setText(text);
        return tab;
    }

    @Override
    public void changed(boolean ofAgents, Set<UUID> ofTasks) {
        if (getSite().getPage().isPartVisible(this)) {
            show(ofAgents || stale, ofTasks);
            stale = false;
        } else {
            stale = true;
        }
    }

    private void show(boolean ofAgents, Set<UUID> ofTasks) {
        if (ofAgents) {
            agents.changed();
        }
        tasks.changed(ofAgents, ofTasks);
    }

    @Override
    public void partVisible(IWorkbenchPartReference part) {
        if (stale && part.getPart(false) == this) {
            // The platform has enough to do with the layout.
            tabs.getDisplay().asyncExec(this::catchUp);
        }
    }

    private void catchUp() {
        if (stale && !tabs.isDisposed()) {
            stale = false;
            show(true, Set.of());
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(this);
        watches.remove(this);
        super.dispose();
    }

    @Override
    public void setFocus() {
        tabs.setFocus();
    }
}
