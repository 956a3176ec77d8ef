package org.aeneas.ui.internal.tree;

import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections;
import org.aeneas.ui.internal.connection.Connections.Target;
import org.aeneas.ui.internal.connection.TableTree;

/** The target: the tables of DynamoDB. */
public final class TargetView extends DatabaseView {
    public static final String ID = "org.aeneas.ui.target";

    @Override
    Optional<Tree> tree() {
        return Connections.ofWindow().target().map(Target::tree);
    }

    @Override
    String hint() {
        return Messages.Target_HINT;
    }

    @Override
    void refresh() {
        Connections connections = Connections.ofWindow();
        connections.target().ifPresent(target -> RefreshJob.begin(getSite().getShell().getDisplay(),
                Messages.Target_NAME, progress -> new TableTree(target.session()),
                tree -> connections.setTarget(new Target(target.session(), tree))));
    }

    @Override
    String widgetId() {
        return WidgetIds.TARGET_TREE;
    }
}
