package org.aeneas.ui.internal.connection;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Connects to DynamoDB. */
public final class ConnectTargetHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Side.target().ask(HandlerUtil.getActiveWorkbenchWindowChecked(event), Optional.empty());
        return null;
    }
}
