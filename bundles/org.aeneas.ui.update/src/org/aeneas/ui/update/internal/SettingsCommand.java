package org.aeneas.ui.update.internal;

import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Global Settings. */
final class SettingsCommand {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsCommand.class);
    private static final String COMMAND = "org.aeneas.ui.globalSettings";

    private SettingsCommand() {
    }

    /**
     * Returns when they are closed.
     *
     * @param topic page of the help about the tab that is shown first
     * @return whether they could be opened
     */
    static boolean openAt(String topic) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        try {
            workbench.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                    workbench.getService(ICommandService.class).getCommand(COMMAND), Map.of(COMMAND + ".topic", topic)),
                    null);
            return true;
        } catch (CommandException e) {
            LOG.error("The Global Settings did not open", e);
            return false;
        }
    }
}
