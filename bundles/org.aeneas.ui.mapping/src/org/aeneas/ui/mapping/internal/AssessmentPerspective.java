package org.aeneas.ui.mapping.internal;

import org.aeneas.ui.mapping.internal.assessment.AssessmentView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Assessment report view": what the migration means, on one page. */
public final class AssessmentPerspective implements IPerspectiveFactory {

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(AssessmentView.ID, IPageLayout.LEFT, 1, layout.getEditorArea());
    }
}
