package org.aeneas.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IWorkbenchWindow;

/** As long as nothing is open, it shows what to do next. */
public final class WelcomePerspective implements IPerspectiveFactory {
    static final String ID = "org.aeneas.ui.welcome.perspective";

    /** Turns the window to it. */
    public static void show(IWorkbenchWindow window) {
        MainPerspective.show(window, ID);
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addStandaloneView(WelcomeView.ID, false, IPageLayout.LEFT, IPageLayout.RATIO_MAX,
                layout.getEditorArea());
    }
}
