package org.aeneas.ui.internal.tree;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.project.SourceMetadata;
import org.aeneas.ui.SourceSelection;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Commands;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections.Source;
import org.aeneas.ui.internal.connection.Side;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;

/** The source: its datacenters and keyspaces; while it is not connected, what the project knows of its schema. */
public final class SourceView extends DatabaseView<Source> {
    public static final String ID = SourceSelection.VIEW;

    private final OfflineTree offline = new OfflineTree(this::show);

    /** Selects a node of the source's tree in every window that shows it. */
    public static void reveal(IWorkbench workbench, List<String> path) {
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            for (IWorkbenchPage page : window.getPages()) {
                if (page.findView(ID) instanceof SourceView view) {
                    view.reveal(path);
                }
            }
        }
    }

    @Override
    Side<Source> side() {
        return Side.ofSource();
    }

    @Override
    Optional<Tree> tree() {
        Optional<SourceMetadata> metadata = Workspace.ofWindow().project()
                .flatMap(session -> session.project().metadata());
        return side().connected().map(Source::tree).or(() -> offline.of(metadata));
    }

    @Override
    String offlineText() {
        return offline.problem().orElseGet(() -> offline.loadedAt()
                .map(when -> NLS.bind(Messages.State_AS_OF, when)).orElse(Messages.State_NOT_CONNECTED));
    }

    @Override
    Commands.OfSide commands() {
        return Commands.SOURCE;
    }

    @Override
    String widgetId() {
        return WidgetIds.SOURCE_TREE;
    }
}
