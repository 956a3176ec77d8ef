package org.aeneas.ui.migration.internal.create;

import org.aeneas.ui.migration.internal.MigrationView;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** "Create Local Task" and "Create Local & DMS Task", of what is selected in the source's tree. */
public final class CreateTaskHandler extends AbstractHandler {
    private static final String BY_DMS = "org.aeneas.ui.migration.createDmsTask";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Watches watches = Watches.ofWindow();
        watches.begin();
        Selected selected = Selected.in(window.getActivePage());
        boolean byDms = event.getCommand().getId().equals(BY_DMS);
        if (watches.site().isPresent() && new CreateTaskDialog(window.getShell(), watches, selected, byDms)
                .open() == Window.OK) {
            try {
                MigrationView.showTasks(window.getActivePage());
            } catch (PartInitException e) {
                throw new ExecutionException(e.getMessage(), e);
            }
        }
        return null;
    }
}
