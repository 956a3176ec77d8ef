package org.aeneas.ui.internal.connection;

import java.util.Optional;

import org.eclipse.ui.IWorkbenchWindow;

/** Changes how the project connects. */
public final class EditConnectionHandler extends SideHandler {

    @Override
    boolean isEnabledFor(Side<?> side) {
        return side.isKept();
    }

    @Override
    void run(Side<?> side, IWorkbenchWindow window) {
        side.ask(window, Optional.empty());
    }
}
