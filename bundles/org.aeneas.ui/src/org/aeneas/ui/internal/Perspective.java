package org.aeneas.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The only perspective: as long as nothing is open, it shows what to do next. */
public final class Perspective implements IPerspectiveFactory {
    static final String ID = "org.aeneas.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addStandaloneView(WelcomeView.ID, false, IPageLayout.LEFT, IPageLayout.RATIO_MAX,
                layout.getEditorArea());
    }
}
