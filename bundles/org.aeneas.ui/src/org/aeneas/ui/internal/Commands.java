package org.aeneas.ui.internal;

import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ids of the shell's commands, and how something else than a menu runs them. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    public static final String CONNECT_SOURCE = "org.aeneas.ui.connectSource";
    public static final String CONNECT_TARGET = "org.aeneas.ui.connectTarget";
    public static final String DISCONNECT = "org.aeneas.ui.disconnect";
    public static final String GLOBAL_SETTINGS = "org.aeneas.ui.globalSettings";
    public static final String NEW_PROJECT = "org.aeneas.ui.newProject";
    public static final String OPEN_PROJECT = "org.aeneas.ui.openProject";
    public static final String OPEN_PROJECT_FILE = "org.aeneas.ui.openProject.file";
    public static final String SAVE_PROJECT = "org.aeneas.ui.saveProject";
    public static final String SAVE_PROJECT_AS = "org.aeneas.ui.saveProjectAs";
    public static final String SAVE_PROJECT_AS_FILE = "org.aeneas.ui.saveProjectAs.file";
    public static final String AWS_PROFILE = "org.aeneas.ui.awsProfile";
    public static final String CLOSE_PROJECT = "org.aeneas.ui.closeProject";

    public static final OfSide SOURCE = new OfSide(CONNECT_SOURCE, "org.aeneas.ui.reconnectSource",
            "org.aeneas.ui.disconnectSource", "org.aeneas.ui.editSource");
    public static final OfSide TARGET = new OfSide(CONNECT_TARGET, "org.aeneas.ui.reconnectTarget",
            "org.aeneas.ui.disconnectTarget", "org.aeneas.ui.editTarget");

    /** Those of one side of the migration. */
    public record OfSide(String connect, String reconnect, String disconnect, String edit) {

        /** In the order of menus. */
        public List<String> all() {
            return List.of(connect, reconnect, disconnect, edit);
        }
    }

    private Commands() {
    }

    /** Whether some bundle has defined it. */
    public static boolean isDefined(IWorkbenchWindow window, String command) {
        return window.getService(ICommandService.class).getCommand(command).isDefined();
    }

    /** A line of a menu. */
    public static IContributionItem item(IWorkbenchWindow window, String command) {
        return new CommandContributionItem(new CommandContributionItemParameter(window, null, command,
                CommandContributionItem.STYLE_PUSH));
    }

    /** It does nothing where the command is disabled. */
    public static void run(IWorkbenchWindow window, String command, Map<String, String> parameters) {
        ICommandService commands = window.getService(ICommandService.class);
        try {
            window.getService(IHandlerService.class).executeCommand(
                    ParameterizedCommand.generateCommand(commands.getCommand(command), parameters), null);
        } catch (NotEnabledException e) {
            LOG.debug("Not now: {}", command, e);
        } catch (CommandException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
