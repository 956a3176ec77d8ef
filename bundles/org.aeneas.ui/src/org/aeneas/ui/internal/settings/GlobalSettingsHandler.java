package org.aeneas.ui.internal.settings;

import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** "Global Settings…", at the tab that the help's page named by the parameter is about. */
public final class GlobalSettingsHandler extends AbstractHandler {
    private static final String TOPIC = "org.aeneas.ui.globalSettings.topic";

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        Workspace workspace = Workspace.ofWindow();
        try {
            GlobalSettings settings = workspace.settings();
            new SettingsDialog(shell, workspace, settings, event.getParameter(TOPIC)).open();
        } catch (ProblemException e) {
            ProblemDialog.open(shell, Messages.Dialog_TITLE, e.problem());
        }
        return null;
    }
}
