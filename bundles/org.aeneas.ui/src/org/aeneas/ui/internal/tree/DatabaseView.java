package org.aeneas.ui.internal.tree;

import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Icons;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.part.ViewPart;

/** One side of a migration as a tree, or what to do to see it. */
abstract class DatabaseView extends ViewPart {
    private static final int MARGIN = 12;

    private final Runnable listener = this::show;
    private Composite page;
    private Label nothing;
    private Composite something;
    private Text filter;
    private TreeViewer viewer;
    private TreeContent content;
    private Optional<Tree> shown = Optional.empty();

    /** The tree of what is connected. */
    abstract Optional<Tree> tree();

    /** What stands there while nothing is connected. */
    abstract String hint();

    /** Reads the tree again. */
    abstract void refresh();

    abstract String widgetId();

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        page.setLayout(new StackLayout());
        nothing = new Label(page, SWT.WRAP);
        nothing.setText(hint());
        something = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(something);
        filter = WidgetIds.name(new Text(something, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL),
                WidgetIds.filterOf(widgetId()));
        filter.setMessage(Messages.Tree_FILTER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        createViewer();
        filter.addListener(SWT.Modify, event -> applyFilter());
        getSite().setSelectionProvider(viewer);
        Action refresh = new RefreshAction();
        getViewSite().getActionBars().getToolBarManager().add(refresh);
        MenuManager menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(refresh);
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        Connections.ofWindow().add(listener);
        show();
    }

    @Override
    public void dispose() {
        Connections.ofWindow().remove(listener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        (shown.isPresent() ? viewer.getControl() : page).setFocus();
    }

    private void createViewer() {
        viewer = new TreeViewer(something, SWT.VIRTUAL | SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        viewer.setUseHashlookup(true);
        content = new TreeContent(viewer, () -> viewer.setSelection(viewer.getSelection()));
        viewer.setContentProvider(content);
        viewer.setLabelProvider(new TreeLabels(new Icons(viewer.getControl())));
        ColumnViewerToolTipSupport.enableFor(viewer);
        WidgetIds.name(viewer.getTree(), widgetId());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTree());
        viewer.addDoubleClickListener(event -> {
            if (event.getSelection() instanceof TreeSelection selection && !selection.isEmpty()) {
                TreePath path = selection.getPaths()[0];
                viewer.setExpandedState(path, !viewer.getExpandedState(path));
            }
        });
    }

    private void show() {
        Optional<Tree> now = tree();
        if (now.equals(shown) && viewer.getInput() != null) {
            return;
        }
        shown = now;
        content.show(now);
        viewer.setInput(now.orElse(null));
        viewer.getTree().setItemCount(content.roots().size());
        viewer.refresh();
        // A virtual tree knows its lines only after it drew them.
        page.getDisplay().asyncExec(this::openRoots);
        ((StackLayout) page.getLayout()).topControl = now.isPresent() ? something : nothing;
        page.layout();
    }

    private void openRoots() {
        if (!viewer.getControl().isDisposed()) {
            content.roots().forEach(root -> viewer.setExpandedState(root, true));
        }
    }

    private void applyFilter() {
        content.filter(filter.getText());
        viewer.refresh();
    }

    private final class RefreshAction extends Action {
        RefreshAction() {
            super(Messages.Tree_REFRESH_ACTION, Icons.descriptor("refresh"));
        }

        @Override
        public void run() {
            if (shown.isPresent()) {
                refresh();
            }
        }
    }
}
