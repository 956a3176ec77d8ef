package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** One of the two trees, as a user sees it. */
final class TreePage {
    private final String id;

    TreePage(String id) {
        this.id = id;
    }

    /** Waits until it shows the line, opening what leads to it. */
    TreePage open(String... labels) {
        for (int depth = 1; depth <= labels.length; depth++) {
            String[] path = Arrays.copyOf(labels, depth);
            UiThread.waitFor(String.join(" / ", path), () -> expanded(path));
        }
        return this;
    }

    /** What stands above it, as a user reads it. */
    String state() {
        return UiThread.ask(() -> link().isVisible() ? link().getText().replaceAll("</?a[^>]*>", "") : "");
    }

    TreePage awaitState(String part) {
        UiThread.waitFor(part, () -> link().isVisible() && link().getText().contains(part));
        return this;
    }

    void awaitConnected() {
        UiThread.waitFor("the connection", () -> !link().isVisible() && tree().getItemCount() > 0);
    }

    /** Follows a link of {@link #state}. */
    void follow(String text) {
        UiThread.actWithoutWaiting(() -> Widgets.follow(link(), text));
    }

    List<String> contextMenu() {
        return UiThread.ask(() -> {
            Menu menu = tree().getMenu();
            menu.notifyListeners(SWT.Show, new Event());
            return Arrays.stream(menu.getItems()).filter(MenuItem::isEnabled)
                    .map(item -> item.getText().replace("&", "").split("\t", 2)[0])
                    .filter(text -> !text.isEmpty()).toList();
        });
    }

    String firstRoot() {
        UiThread.waitFor("a root", () -> tree().getItemCount() > 0 && !tree().getItem(0).getText().isEmpty());
        return UiThread.ask(() -> tree().getItem(0).getText());
    }

    void select(String... labels) {
        open(labels);
        UiThread.act(() -> {
            Tree tree = tree();
            TreeItem item = item(labels);
            tree.setSelection(item);
            Event event = new Event();
            event.item = item;
            tree.notifyListeners(SWT.Selection, event);
        });
    }

    List<String> below(String... labels) {
        return UiThread.ask(() -> texts(item(labels).getItems()));
    }

    /** How many lines are below the path, whether they were ever drawn or not. */
    int count(String... labels) {
        return UiThread.ask(() -> item(labels).getItemCount());
    }

    /** As by the scroll bar: the line below the path comes to be seen. */
    void scrollTo(int line, String... labels) {
        UiThread.act(() -> tree().setTopItem(item(labels).getItem(line)));
        UiThread.waitFor("line " + line, () -> !item(labels).getItem(line).getText().isEmpty());
    }

    /** The text of the line itself, as it is drawn. */
    String line(String... labels) {
        return UiThread.ask(() -> item(labels).getText());
    }

    /** As a double click on the last line below the path, or Return on it. */
    void openLastBelow(String... labels) {
        UiThread.act(() -> {
            TreeItem parent = item(labels);
            TreeItem last = parent.getItem(parent.getItemCount() - 1);
            last.getText();
            tree().setSelection(last);
            Event event = new Event();
            event.item = last;
            tree().notifyListeners(SWT.DefaultSelection, event);
        });
    }

    void filter(String text) {
        UiThread.act(() -> Widgets.byId(Text.class, WidgetIds.filterOf(id)).setText(text));
    }

    private boolean expanded(String[] path) {
        TreeItem item = item(path);
        if (item == null) {
            return false;
        }
        if (item.getItemCount() > 0 && !item.getExpanded()) {
            Event event = new Event();
            event.item = item;
            tree().notifyListeners(SWT.Expand, event);
            item.setExpanded(true);
        }
        return item.getItemCount() == 0 || !item.getItem(0).getText().startsWith("Reading");
    }

    private TreeItem item(String... path) {
        TreeItem found = null;
        for (String label : path) {
            // Lines of a virtual tree are made, and have their text, as soon as somebody asks for them.
            TreeItem[] items = found == null ? tree().getItems() : found.getItems();
            found = Arrays.stream(items).filter(item -> name(item).equals(label)).findFirst().orElse(null);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    private Link link() {
        return Widgets.byId(Link.class, WidgetIds.stateOf(id));
    }

    /** Without the number of elements that a group may show. */
    private static String name(TreeItem item) {
        return item.getText().replaceFirst(" \\([0-9]+( of [0-9]+)?\\)$", "");
    }

    private Tree tree() {
        return Widgets.byId(Tree.class, id);
    }

    private static List<String> texts(TreeItem[] items) {
        return Arrays.stream(items).map(TreeItem::getText).toList();
    }
}
