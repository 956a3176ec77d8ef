package org.aeneas.ui.internal;

import org.aeneas.ui.internal.tree.PropertiesView;
import org.aeneas.ui.internal.tree.SourceView;
import org.aeneas.ui.internal.tree.TargetView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;

/** "Main view": the source left, the target right, below what is to be said about what is selected. */
public final class MainPerspective implements IPerspectiveFactory {
    public static final String ID = "org.aeneas.ui.main";

    private static final float TREES = 0.62f;
    private static final float HALF = 0.5f;
    private static final String BELOW = "org.aeneas.ui.below";

    /** Turns the window to it. */
    public static void show(IWorkbenchWindow window) {
        show(window, ID);
    }

    static void show(IWorkbenchWindow window, String perspective) {
        try {
            window.getWorkbench().showPerspective(perspective, window);
        } catch (WorkbenchException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(SourceView.ID, IPageLayout.LEFT, HALF, layout.getEditorArea());
        layout.createFolder(BELOW, IPageLayout.BOTTOM, TREES, SourceView.ID).addView(PropertiesView.ID);
        layout.addView(TargetView.ID, IPageLayout.RIGHT, HALF, SourceView.ID);
    }
}
