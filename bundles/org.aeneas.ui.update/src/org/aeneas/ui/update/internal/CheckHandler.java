package org.aeneas.ui.update.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** "Check for Updates…". */
public final class CheckHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        // Where no window is active, as without a window manager, it belongs to the main window all the same.
        new UpdateDialog(HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell()).open();
        return null;
    }
}
