package org.aeneas.ui.internal.connection;

import org.aeneas.ui.internal.MainPerspective;
import org.aeneas.ui.internal.Services;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

/** Connects to DynamoDB. */
public final class ConnectTargetHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        TargetDialog dialog = new TargetDialog(HandlerUtil.getActiveShell(event), Services.aws());
        if (dialog.open() == Window.OK) {
            Connections.ofWindow().setTarget(dialog.result());
            MainPerspective.show(HandlerUtil.getActiveWorkbenchWindow(event));
        }
        return null;
    }
}
