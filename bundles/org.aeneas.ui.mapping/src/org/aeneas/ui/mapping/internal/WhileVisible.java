package org.aeneas.ui.mapping.internal;

import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Keeps a view up to date with the model; one that nobody sees, as in the other perspective, waits until it is seen. */
public final class WhileVisible implements IPartListener2, AutoCloseable {
    private final MappingModel model;
    private final IViewPart view;
    private final Runnable show;
    private final Runnable listener = this::changed;
    private boolean stale;
    private boolean closed;

    /** @param show called now, and after each change while the view is seen */
    public WhileVisible(MappingModel model, IViewPart view, Runnable show) {
        this.model = model;
        this.view = view;
        this.show = show;
        model.add(listener);
        view.getSite().getPage().addPartListener(this);
        show.run();
    }

    @Override
    public void partVisible(IWorkbenchPartReference part) {
        if (stale && part.getPart(false) == view) {
            // The platform has enough to do with the layout.
            view.getSite().getShell().getDisplay().asyncExec(this::catchUp);
        }
    }

    @Override
    public void close() {
        closed = true;
        model.remove(listener);
        view.getSite().getPage().removePartListener(this);
    }

    private void catchUp() {
        if (stale && !closed) {
            stale = false;
            show.run();
        }
    }

    private void changed() {
        if (view.getSite().getPage().isPartVisible(view)) {
            stale = false;
            show.run();
        } else {
            stale = true;
        }
    }
}
