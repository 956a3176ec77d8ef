package org.aeneas.ui.internal.connection;

import org.eclipse.ui.IWorkbenchWindow;

/** Connects again with what the project keeps. */
public final class ReconnectHandler extends SideHandler {

    @Override
    boolean isEnabledFor(Side<?> side) {
        return side.isKept() && !side.isConnecting();
    }

    @Override
    void run(Side<?> side, IWorkbenchWindow window) {
        side.reconnect(window);
    }
}
