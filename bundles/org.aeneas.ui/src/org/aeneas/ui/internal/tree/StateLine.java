package org.aeneas.ui.internal.tree;

import java.util.Map;

import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Commands;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Side;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchWindow;

/** Says of one side that it is not connected, and offers what can be done about it; else it is not there. */
final class StateLine {
    private static final String CANCEL = "cancel";
    private static final int MARGIN = 8;

    private final IWorkbenchWindow window;
    private final Side<?> side;
    private final Commands.OfSide commands;
    private final Link link;

    StateLine(Composite parent, IWorkbenchWindow window, Side<?> side, Commands.OfSide commands) {
        this.window = window;
        this.side = side;
        this.commands = commands;
        link = new Link(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, MARGIN).applyTo(link);
        link.addListener(SWT.Selection, event -> choose(event.text));
    }

    Link link() {
        return link;
    }

    /** @param offline what is said of the side while it is not connected */
    void show(String offline) {
        String text = text(offline.replace("&", "&&"));
        link.setText(text);
        link.setVisible(!text.isEmpty());
        GridDataFactory.createFrom((GridData) link.getLayoutData()).exclude(text.isEmpty())
                .applyTo(link);
    }

    private String text(String offline) {
        if (side.isConnecting()) {
            return NLS.bind(Messages.State_CONNECTING, side.name().replace("&", "&&"), CANCEL);
        }
        if (side.connected().isPresent()) {
            return "";
        }
        if (side.isKept()) {
            return offline + " " + NLS.bind(Messages.State_RECONNECT, commands.reconnect(), commands.edit());
        }
        String connect = offline + " " + NLS.bind(Messages.State_CONNECT, commands.connect());
        return Workspace.ofWindow().project().isPresent() ? connect : connect + "\n\n"
                + NLS.bind(Messages.State_NO_PROJECT, Commands.NEW_PROJECT, Commands.OPEN_PROJECT);
    }

    private void choose(String what) {
        if (what.equals(CANCEL)) {
            side.cancel();
        } else {
            Commands.run(window, what, Map.of());
        }
    }
}
