package org.aeneas.ui.internal.connection;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Disconnects from both sides; nothing is lost by it. */
public final class DisconnectHandler extends AbstractHandler {

    public DisconnectHandler() {
        Connections.ofWindow().add(this::changed);
        changed();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Connections.ofWindow().setSource(null);
        Connections.ofWindow().setTarget(null);
        return null;
    }

    private void changed() {
        setBaseEnabled(Connections.ofWindow().source().isPresent() || Connections.ofWindow().target().isPresent());
    }
}
