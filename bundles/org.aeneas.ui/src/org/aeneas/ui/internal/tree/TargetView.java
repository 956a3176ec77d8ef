package org.aeneas.ui.internal.tree;

import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Commands;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections.Target;
import org.aeneas.ui.internal.connection.Side;

/** The target: the tables of DynamoDB. */
public final class TargetView extends DatabaseView<Target> {
    public static final String ID = "org.aeneas.ui.target";

    @Override
    Side<Target> side() {
        return Side.ofTarget();
    }

    @Override
    Optional<Tree> tree() {
        return side().connected().map(Target::tree);
    }

    @Override
    String offlineText() {
        return Messages.State_NOT_CONNECTED;
    }

    @Override
    Commands.OfSide commands() {
        return Commands.TARGET;
    }

    @Override
    String widgetId() {
        return WidgetIds.TARGET_TREE;
    }
}
