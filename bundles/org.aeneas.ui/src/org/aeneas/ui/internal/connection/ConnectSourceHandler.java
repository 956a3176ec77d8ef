package org.aeneas.ui.internal.connection;

import java.util.Optional;

import org.aeneas.engine.SourceEngine;
import org.aeneas.ui.Services;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Connects to a source, by the engine that the command names, else by that of the project. */
public final class ConnectSourceHandler extends AbstractHandler {
    /** The command's parameter: {@link SourceEngine#id()}. */
    public static final String ENGINE = "org.aeneas.ui.connectSource.engine";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String wanted = event.getParameter(ENGINE);
        Services.engines().stream().filter(engine -> engine.id().equals(wanted)).findFirst().ifPresentOrElse(
                engine -> Side.source().ask(window, engine, Optional.empty()),
                () -> Side.source().ask(window, Optional.empty()));
        return null;
    }
}
