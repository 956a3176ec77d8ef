package org.aeneas.ui.migration.internal;

import org.aeneas.ui.SourceSelection;
import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** "Data migration view": the source, of which tasks are made, left; agents and tasks right. */
public final class MigrationPerspective implements IPerspectiveFactory {
    private static final float LEFT = 0.25f;
    private static final float ABOVE = 0.62f;
    /** The platform's. */
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    private static final String BELOW = "org.aeneas.ui.migration.below";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(SourceSelection.VIEW, IPageLayout.LEFT, LEFT, layout.getEditorArea());
        layout.addView(MigrationIds.VIEW, IPageLayout.RIGHT, LEFT, SourceSelection.VIEW);
        IPlaceholderFolderLayout below = layout.createPlaceholderFolder(BELOW, IPageLayout.BOTTOM, ABOVE,
                MigrationIds.VIEW);
        below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        below.addPlaceholder(ERROR_LOG);
    }
}
