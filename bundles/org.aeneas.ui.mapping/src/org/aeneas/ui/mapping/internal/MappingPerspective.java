package org.aeneas.ui.mapping.internal;

import org.aeneas.ui.mapping.internal.preview.PreviewView;
import org.aeneas.ui.mapping.internal.table.TableView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Mapping view": the tables left, what becomes of one of them right, below it some of its rows as items. */
public final class MappingPerspective implements IPerspectiveFactory {
    public static final String ID = "org.aeneas.ui.mapping.perspective";

    private static final float LIST = 0.3f;
    private static final float TABLE = 0.72f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(TablesView.ID, IPageLayout.LEFT, LIST, layout.getEditorArea());
        layout.addView(PreviewView.ID, IPageLayout.BOTTOM, TABLE, layout.getEditorArea());
        layout.addView(TableView.ID, IPageLayout.TOP, TABLE, layout.getEditorArea());
    }
}
