package org.aeneas.ui.migration.internal.agent;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialog in which trust and key stores are made and selected. */
final class GlobalSettingsCommand {
    private static final Logger LOG = LoggerFactory.getLogger(GlobalSettingsCommand.class);
    private static final String ID = "org.aeneas.ui.globalSettings";

    private GlobalSettingsCommand() {
    }

    /** Returns when that dialog is closed. False if it could not be opened. */
    static boolean run() {
        if (!PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(ID).isDefined()) {
            return false;
        }
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ID, null);
            return true;
        } catch (CommandException e) {
            LOG.error("The Global Settings cannot be opened", e);
            return false;
        }
    }
}
