package org.aeneas.ui.internal.tree;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.tree.Tree;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Commands;
import org.aeneas.ui.internal.Icons;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections;
import org.aeneas.ui.internal.connection.Side;
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
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.part.ViewPart;

/**
 * One side of a migration as a tree, or what to do to see it.
 *
 * @param <T> what is connected
 */
abstract class DatabaseView<T extends AutoCloseable> extends ViewPart {
    private final Runnable listener = this::show;
    private final Runnable settingsListener = this::useSettings;
    private final Action refresh = new RefreshAction();
    private Composite page;
    private StateLine state;
    private Composite something;
    private Text filter;
    private TreeViewer viewer;
    private TreeContent content;
    private Optional<Tree> shown = Optional.empty();
    private List<String> wanted = List.of();

    abstract Side<T> side();

    /** The tree of what is connected, or of what is known of it. */
    abstract Optional<Tree> tree();

    /** What is said above the tree while nothing is connected. */
    abstract String offlineText();

    abstract Commands.OfSide commands();

    abstract String widgetId();

    @Override
    public void createPartControl(Composite parent) {
        page = HelpTopics.set(new Composite(parent, SWT.NONE), HelpTopics.TREES);
        GridLayoutFactory.fillDefaults().applyTo(page);
        state = new StateLine(page, getSite().getWorkbenchWindow(), side(), commands());
        WidgetIds.name(state.link(), WidgetIds.stateOf(widgetId()));
        something = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(something);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(something);
        filter = WidgetIds.name(new Text(something, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL),
                WidgetIds.filterOf(widgetId()));
        filter.setMessage(Messages.Tree_FILTER);
        AccessibleNames.set(filter, Messages.Tree_FILTER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        createViewer();
        filter.addListener(SWT.Modify, event -> applyFilter());
        getSite().setSelectionProvider(viewer);
        getViewSite().getActionBars().getToolBarManager().add(refresh);
        createMenu();
        Connections.ofWindow().add(listener);
        Workspace.ofWindow().add(listener);
        Workspace.ofWindow().add(settingsListener);
        useSettings();
        show();
    }

    @Override
    public void dispose() {
        Connections.ofWindow().remove(listener);
        Workspace.ofWindow().remove(listener);
        Workspace.ofWindow().remove(settingsListener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        (shown.isPresent() ? viewer.getControl() : state.link()).setFocus();
    }

    private void createMenu() {
        MenuManager menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(refresh);
        menu.add(new Separator());
        commands().all().forEach(command -> menu.add(Commands.item(getSite().getWorkbenchWindow(), command)));
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        state.link().setMenu(viewer.getControl().getMenu());
        page.setMenu(viewer.getControl().getMenu());
        getSite().registerContextMenu(menu, viewer);
    }

    private void createViewer() {
        viewer = new TreeViewer(something, SWT.VIRTUAL | SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        viewer.setUseHashlookup(true);
        content = new TreeContent(viewer, () -> {
            viewer.setSelection(viewer.getSelection());
            reveal();
        });
        viewer.setContentProvider(content);
        viewer.setLabelProvider(new TreeLabels(new Icons(viewer.getControl()), content.excerpt()));
        ColumnViewerToolTipSupport.enableFor(viewer);
        WidgetIds.name(viewer.getTree(), widgetId());
        AccessibleNames.set(viewer.getTree(), getTitle());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTree());
        viewer.addDoubleClickListener(event -> {
            if (event.getSelection() instanceof TreeSelection selection && !selection.isEmpty()) {
                TreePath path = selection.getPaths()[0];
                if (path.getLastSegment() instanceof Excerpt.More more) {
                    content.show(more);
                    return;
                }
                viewer.setExpandedState(path, !viewer.getExpandedState(path));
            }
        });
    }

    final void show() {
        Optional<Tree> now = tree();
        state.show(offlineText());
        refresh.setEnabled(side().connected().isPresent());
        if (!now.equals(shown) || viewer.getInput() == null) {
            show(now);
        }
        something.setVisible(now.isPresent());
        page.layout();
    }

    private void show(Optional<Tree> now) {
        shown = now;
        content.show(now);
        viewer.setInput(now.orElse(null));
        viewer.getTree().setItemCount(content.roots().size());
        viewer.refresh();
        // A virtual tree knows its lines only after it drew them.
        page.getDisplay().asyncExec(this::openRoots);
    }

    private void openRoots() {
        if (!viewer.getControl().isDisposed()) {
            content.roots().forEach(root -> viewer.setExpandedState(root, true));
            reveal();
        }
    }

    /** Opens the tree as far as that, as soon as it is read, and selects it. */
    public final void reveal(List<String> path) {
        wanted = List.copyOf(path);
        reveal();
    }

    private void reveal() {
        TreeItem[] items = viewer.getTree().getItems();
        for (int i = 0; i < wanted.size(); i++) {
            Optional<TreeItem> found = find(items, wanted.get(i));
            if (found.isEmpty() || !(found.get().getData() instanceof Branch branch)) {
                return;
            }
            if (i == wanted.size() - 1) {
                wanted = List.of();
                viewer.getTree().setSelection(found.get());
                viewer.getTree().showItem(found.get());
                viewer.setSelection(viewer.getSelection());
                return;
            }
            viewer.setExpandedState(branch, true);
            items = found.get().getItems();
        }
    }

    private static Optional<TreeItem> find(TreeItem[] items, String id) {
        for (TreeItem item : items) {
            item.getText(); // a virtual line has its element as soon as somebody looks
            if (item.getData() instanceof Branch branch && branch.node().id().equals(id)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private void applyFilter() {
        content.filter(filter.getText());
    }

    private void useSettings() {
        if (content.excerpt().use(Workspace.ofWindow().settingsOrDefault().tree())) {
            content.readGroups();
            viewer.refresh();
        }
    }

    private final class RefreshAction extends Action {
        RefreshAction() {
            super(Messages.Tree_REFRESH_ACTION, Icons.descriptor("refresh"));
        }

        @Override
        public void run() {
            side().connected().ifPresent(before -> RefreshJob.begin(getSite().getShell().getDisplay(), side().name(),
                    progress -> side().reread(before, progress), reread -> side().refreshed(before, reread)));
        }
    }
}
