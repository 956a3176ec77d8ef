package org.aeneas.ui.internal.connection;

import java.util.List;

import org.aeneas.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command for one side of the migration: {@code :source} or {@code :target} behind the class in the plugin.xml. */
abstract class SideHandler extends AbstractHandler implements IExecutableExtension {
    private final Runnable listener = this::changed;
    private List<Side<?>> sides = List.of();

    abstract boolean isEnabledFor(Side<?> side);

    abstract void run(Side<?> side, IWorkbenchWindow window);

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        sides = "source".equals(data) ? List.of(Side.source())
                : "target".equals(data) ? List.of(Side.target()) : List.of(Side.source(), Side.target());
        Connections.ofWindow().add(listener);
        Workspace.ofWindow().add(listener);
        changed();
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        sides.stream().filter(this::isEnabledFor).toList().forEach(side -> run(side, window));
        return null;
    }

    @Override
    public void dispose() {
        Connections.ofWindow().remove(listener);
        Workspace.ofWindow().remove(listener);
        super.dispose();
    }

    private void changed() {
        setBaseEnabled(sides.stream().anyMatch(this::isEnabledFor));
    }
}
