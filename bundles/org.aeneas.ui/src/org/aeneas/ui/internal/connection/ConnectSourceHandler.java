package org.aeneas.ui.internal.connection;

import java.util.List;
import java.util.Map;

import org.aeneas.engine.SourceEngine;
import org.aeneas.ui.internal.MainPerspective;
import org.aeneas.ui.internal.Services;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

/** Connects to a source, by the engine that the command names, else by the first. */
public final class ConnectSourceHandler extends AbstractHandler {
    /** The command's parameter: {@link SourceEngine#id()}. */
    public static final String ENGINE = "org.aeneas.ui.connectSource.engine";

    @Override
    public Object execute(ExecutionEvent event) {
        List<SourceEngine> engines = Services.engines();
        String wanted = event.getParameter(ENGINE);
        engines.stream().filter(e -> wanted == null || e.id().equals(wanted)).findFirst().ifPresent(engine -> {
            SourceDialog dialog = new SourceDialog(HandlerUtil.getActiveShell(event), engine, Map.of());
            if (dialog.open() == Window.OK) {
                Connections.ofWindow().setSource(dialog.result());
                MainPerspective.show(HandlerUtil.getActiveWorkbenchWindow(event));
            }
        });
        return null;
    }
}
