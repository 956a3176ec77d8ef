package org.aeneas.ui.mapping.internal.apply;

import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks which tables are to be created, and creates them. */
public final class ApplyHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        open(HandlerUtil.getActiveShell(event));
        return null;
    }

    public static void open(Shell parent) {
        new ApplyDialog(parent, MappingModel.ofWindow()).open();
    }

    public static IAction item(IWorkbenchPartSite site) {
        Action item = new Action(Messages.Apply_ACTION) {
            @Override
            public void run() {
                open(site.getShell());
            }
        };
        item.setId("org.aeneas.ui.mapping.apply");
        return item;
    }
}
