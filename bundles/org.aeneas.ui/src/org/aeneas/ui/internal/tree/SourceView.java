package org.aeneas.ui.internal.tree;

import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections;
import org.aeneas.ui.internal.connection.Connections.Source;

/** The source: its datacenters and keyspaces. */
public final class SourceView extends DatabaseView {
    public static final String ID = "org.aeneas.ui.source";

    @Override
    Optional<Tree> tree() {
        return Connections.ofWindow().source().map(Source::tree);
    }

    @Override
    String hint() {
        return Messages.Source_HINT;
    }

    @Override
    void refresh() {
        Connections connections = Connections.ofWindow();
        connections.source().ifPresent(source -> RefreshJob.begin(getSite().getShell().getDisplay(),
                source.engine().label(), source.connection()::tree,
                tree -> connections.setSource(new Source(source.engine(), source.connection(), tree))));
    }

    @Override
    String widgetId() {
        return WidgetIds.SOURCE_TREE;
    }
}
