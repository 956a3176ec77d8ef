package org.aeneas.ui.internal.connection;

import org.eclipse.ui.IWorkbenchWindow;

/** Disconnects from one side, or from both; nothing is lost by it. */
public final class DisconnectHandler extends SideHandler {

    @Override
    boolean isEnabledFor(Side<?> side) {
        return side.connected().isPresent() || side.isConnecting();
    }

    @Override
    void run(Side<?> side, IWorkbenchWindow window) {
        side.disconnect();
    }
}
