package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;

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
        UiThread.actWithoutWaiting(() -> choose("Help", "About Aeneas"));
        return DialogPage.await("About Aeneas");
    }

    ConnectPage openConnect(String to) {
        UiThread.actWithoutWaiting(() -> choose("Actions", "Connect to " + to));
        return ConnectPage.await();
    }

    void disconnect() {
        UiThread.act(() -> choose("Actions", "Disconnect"));
    }

    void show(String perspective) {
        UiThread.act(() -> choose("View", perspective));
    }

    String definition() {
        return UiThread.ask(() -> Widgets.byId(Text.class, WidgetIds.PROPERTIES_DEFINITION).getText());
    }

    List<String> texts() {
        return UiThread.ask(() -> Widgets.texts(shell()));
    }

    void chooseExit() {
        UiThread.act(() -> choose("File", "Exit"));
    }

    private static Shell shell() {
        return Widgets.byId(Shell.class, WidgetIds.WINDOW);
    }

    private static void choose(String menu, String item) {
        find(menu(menu), item).notifyListeners(SWT.Selection, new Event());
    }

    /** Menus are filled when they are shown. */
    private static Menu menu(String label) {
        Menu menu = find(shell().getMenuBar(), label).getMenu();
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
