package org.aeneas.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.aeneas.engine.SourceEngine;
import org.aeneas.ui.Services;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.connection.ConnectSourceHandler;
import org.aeneas.ui.internal.project.RecentProjectsItem;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchWindow;

/** The links of the Welcome page, by which one begins. */
final class WelcomeLinks {
    private final IWorkbenchWindow window;
    private final Composite start;
    private final Composite recent;
    private List<Path> shown = List.of();

    /** @param recent gets a link for each recent project, kept true by {@link #showRecent} */
    WelcomeLinks(IWorkbenchWindow window, Composite start, Composite recent) {
        this.window = window;
        this.start = WidgetIds.name(start, WidgetIds.WELCOME_START);
        this.recent = WidgetIds.name(recent, WidgetIds.WELCOME_RECENT);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(start);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(recent);
    }

    void createStart() {
        link(start, Messages.Welcome_LINK_NEW, Commands.NEW_PROJECT, Map.of());
        link(start, Messages.Welcome_LINK_OPEN, Commands.OPEN_PROJECT, Map.of());
        for (SourceEngine engine : Services.engines()) {
            link(start, NLS.bind(Messages.Connect_TO, engine.label()), Commands.CONNECT_SOURCE,
                    Map.of(ConnectSourceHandler.ENGINE, engine.id()));
        }
        link(start, NLS.bind(Messages.Connect_TO, Messages.Target_NAME), Commands.CONNECT_TARGET, Map.of());
        if (Commands.isDefined(window, Commands.GLOBAL_SETTINGS)) {
            link(start, Messages.Welcome_SETTINGS, Commands.GLOBAL_SETTINGS, Map.of());
        }
    }

    /** @return whether something changed, so that the page has to be laid out */
    boolean showRecent() {
        List<Path> files = Workspace.ofWindow().folder().recentProjects().list();
        if (files.equals(shown)) {
            return false;
        }
        shown = new ArrayList<>(files);
        for (Control old : recent.getChildren()) {
            old.dispose();
        }
        files.forEach(file -> link(recent, RecentProjectsItem.label(file), Commands.OPEN_PROJECT,
                Map.of(Commands.OPEN_PROJECT_FILE, file.toString())));
        return true;
    }

    boolean hasRecent() {
        return !shown.isEmpty();
    }

    private void link(Composite parent, String text, String command, Map<String, String> parameters) {
        Link link = new Link(parent, SWT.NONE);
        link.setText("<a>" + text.replace("&", "&&").replace("<", "").replace(">", "") + "</a>");
        // Later: what the command changes may dispose of this link.
        link.addListener(SWT.Selection, event -> link.getDisplay().asyncExec(
                () -> Commands.run(window, command, parameters)));
    }
}
