package org.aeneas.ui.internal;

import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbenchWindow;

/** A command on a bar, with its text beside its image: the platform shows commands by their image alone. */
final class CommandAction extends Action {
    private final IWorkbenchWindow window;
    private final String command;
    private final Map<String, String> parameters;

    CommandAction(IWorkbenchWindow window, String command, Map<String, String> parameters, String text,
            ImageDescriptor image) {
        super(text, image);
        this.window = window;
        this.command = command;
        this.parameters = Map.copyOf(parameters);
        setId(command);
    }

    @Override
    public void run() {
        Commands.run(window, command, parameters);
    }
}
