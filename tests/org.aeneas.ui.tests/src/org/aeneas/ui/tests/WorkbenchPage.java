package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The main window, as a user sees it. */
final class WorkbenchPage {

    String title() {
        return UiThread.ask(() -> shell().getText());
    }

    Point size() {
        return UiThread.ask(() -> shell().getSize());
    }

    int iconCount() {
        return UiThread.ask(() -> shell().getImages().length);
    }

    List<String> menus() {
        return UiThread.ask(() -> labels(shell().getMenuBar()));
    }

    List<String> itemsOf(String menu) {
        return UiThread.ask(() -> labels(menu(menu)));
    }

    String welcomeTitle() {
        return UiThread.ask(() -> Widgets.byId(Label.class, WidgetIds.WELCOME_TITLE).getText());
    }

    List<String> welcomeTexts() {
        return UiThread.ask(() -> Widgets.texts(Widgets.byId(Composite.class, WidgetIds.WELCOME)));
    }

    DialogPage openAbout() {
        choose("Help", "About Aeneas");
        return DialogPage.await("About Aeneas");
    }

    ConnectPage openConnect(String to) {
        choose("Actions", "Connect to " + to);
        return ConnectPage.await();
    }

    SettingsPage openSettings() {
        UiThread.actWithoutWaiting(() -> choose("Settings", "Global Settings…"));
        return SettingsPage.await();
    }

    /** Nothing where there is no connection. */
    void disconnect() {
        UiThread.act(() -> {
            MenuItem item = item("Actions", "Disconnect from both sides");
            if (item.isEnabled()) {
                item.notifyListeners(SWT.Selection, new Event());
            }
        });
    }

    /** @param path menu, item, and where there is a menu below, its item */
    void choose(String... path) {
        UiThread.actWithoutWaiting(() -> {
            MenuItem item = item(path);
            if ((item.getStyle() & SWT.RADIO) != 0) {
                item.setSelection(true);
            }
            item.notifyListeners(SWT.Selection, new Event());
        });
    }

    boolean isEnabled(String... path) {
        return UiThread.ask(() -> item(path).isEnabled());
    }

    List<String> itemsBelow(String menu, String item) {
        return UiThread.ask(() -> labels(shown(find(menu(menu), item).getMenu())));
    }

    /** As the workbench gets it from the keyboard, while its window is the active one. */
    void pressControlAnd(char key) {
        UiThread.actWithoutWaiting(() -> {
            // Without a window manager no window becomes active when a dialog is closed.
            shell().forceActive();
            shell().notifyListeners(SWT.Activate, new Event());
            Event event = new Event();
            event.keyCode = key;
            event.character = (char) (key & 0x1F);
            event.stateMask = SWT.CTRL;
            shell().notifyListeners(SWT.KeyDown, event);
        });
    }

    /** What the Welcome page has below that heading. */
    List<String> welcomeLinks(String id) {
        return UiThread.ask(() -> Widgets.texts(Widgets.byId(Composite.class, id)));
    }

    void followOnWelcome(String text) {
        UiThread.actWithoutWaiting(() -> Widgets.follow(Widgets.link(Widgets.byId(Composite.class, WidgetIds.WELCOME),
                text), text));
    }

    void awaitTitle(String title) {
        UiThread.waitFor("the title " + title, () -> shell().getText().equals(title));
    }

    void show(String perspective) {
        UiThread.act(() -> item("View", perspective).notifyListeners(SWT.Selection, new Event()));
    }

    void hideViews(String... ids) {
        UiThread.act(() -> {
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            Stream.of(ids).map(page::findViewReference).filter(Objects::nonNull).forEach(page::hideView);
        });
    }

    String definition() {
        return UiThread.ask(() -> Widgets.byId(Text.class, WidgetIds.PROPERTIES_DEFINITION).getText());
    }

    List<String> texts() {
        return UiThread.ask(() -> Widgets.texts(shell()));
    }

    private static Shell shell() {
        return Widgets.byId(Shell.class, WidgetIds.WINDOW);
    }

    private static MenuItem item(String... path) {
        MenuItem item = find(menu(path[0]), path[1]);
        return path.length == 2 ? item : find(shown(item.getMenu()), path[2]);
    }

    private static Menu menu(String label) {
        return shown(find(shell().getMenuBar(), label).getMenu());
    }

    /** Menus are filled when they are shown. */
    private static Menu shown(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        return menu;
    }

    private static MenuItem find(Menu menu, String label) {
        return Arrays.stream(menu.getItems()).filter(item -> label(item).equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + labels(menu)));
    }

    private static List<String> labels(Menu menu) {
        return Arrays.stream(menu.getItems()).map(WorkbenchPage::label).filter(label -> !label.isEmpty()).toList();
    }

    private static String label(MenuItem item) {
        return item.getText().replace("&", "").split("\t", 2)[0];
    }
}
