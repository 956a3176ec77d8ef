package org.aeneas.ui.internal;

import org.aeneas.ui.internal.tree.PropertiesView;
import org.aeneas.ui.internal.tree.SourceView;
import org.aeneas.ui.internal.tree.TargetView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;

/** "Main view": the source left, the target right, below what is to be said about what is selected. */
public final class MainPerspective implements IPerspectiveFactory {
    public static final String ID = "org.aeneas.ui.main";

    /** The platform's: what runs in the background, to be cancelled there. */
    static final String PROGRESS = "org.eclipse.ui.views.ProgressView";
    /** The platform's: errors and warnings of this start and of those before. */
    static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

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
        IFolderLayout below = layout.createFolder(BELOW, IPageLayout.BOTTOM, TREES, SourceView.ID);
        below.addView(PropertiesView.ID);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(ERROR_LOG);
        layout.addView(TargetView.ID, IPageLayout.RIGHT, HALF, SourceView.ID);
    }
}
