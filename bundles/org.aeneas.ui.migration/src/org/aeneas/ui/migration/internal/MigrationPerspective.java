package org.aeneas.ui.migration.internal;

import org.aeneas.ui.SourceSelection;
import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Data migration view": the source, of which tasks are made, left; agents and tasks right. */
public final class MigrationPerspective implements IPerspectiveFactory {
    private static final float LEFT = 0.25f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(SourceSelection.VIEW, IPageLayout.LEFT, LEFT, layout.getEditorArea());
        layout.addView(MigrationIds.VIEW, IPageLayout.RIGHT, LEFT, SourceSelection.VIEW);
    }
}
