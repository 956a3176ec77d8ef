package org.aeneas.ui.internal;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.project.WindowTitle;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Size, title and furniture of the window. */
final class AeneasWindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point INITIAL_SIZE = new Point(1280, 860);

    AeneasWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new MenuBarAdvisor(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setTitle(Messages.Window_TITLE);
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        window.setInitialSize(new Point(Math.min(INITIAL_SIZE.x, screen.width), Math.min(INITIAL_SIZE.y,
                screen.height)));
        window.setShowStatusLine(true);
        window.setShowCoolBar(true);
        window.setShowPerspectiveBar(false);
        window.setShowProgressIndicator(true);
    }

    @Override
    public void postWindowOpen() {
        WidgetIds.name(getWindowConfigurer().getWindow().getShell(), WidgetIds.WINDOW);
        WindowTitle.keep(getWindowConfigurer());
        PlatformViews.nameFields(getWindowConfigurer().getWindow().getActivePage());
    }
}
