package org.aeneas.ui.internal;

import org.aeneas.ui.AccessibleNames;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Gives the fields of the platform's views the names for screen readers that they lack. */
final class PlatformViews implements IPartListener2 {

    private PlatformViews() {
    }

    static void nameFields(IWorkbenchPage page) {
        PlatformViews views = new PlatformViews();
        page.addPartListener(views);
        for (IWorkbenchPartReference view : page.getViewReferences()) {
            views.partOpened(view);
        }
    }

    @Override
    public void partOpened(IWorkbenchPartReference view) {
        IWorkbenchPart part = view.getPart(false);
        if (part != null && view.getId().equals(MainPerspective.ERROR_LOG)
                && part.getSite().getSelectionProvider() instanceof TreeViewer entries) {
            AccessibleNames.set(entries.getTree(), Messages.ErrorLog_ENTRIES);
            // Its widget holds a composite with the filter, and one with the tree.
            nameFilter(entries.getTree().getParent().getParent());
        }
    }

    private static void nameFilter(Composite parent) {
        for (Control control : parent.getChildren()) {
            if (control instanceof Text) {
                AccessibleNames.set(control, Messages.ErrorLog_FILTER);
            } else if (control instanceof Composite below) {
                nameFilter(below);
            }
        }
    }
}
