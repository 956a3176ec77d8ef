package org.aeneas.ui.tests;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.ui.update.UpdateIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** "Check for Updates", which is open. */
final class UpdatePage {

    private UpdatePage() {
    }

    static UpdatePage open(WorkbenchPage workbench) {
        workbench.choose("Help", "Check for Updates…");
        UiThread.waitFor("the dialog", () -> Widgets.find(Shell.class, UpdateIds.DIALOG).filter(Shell::isVisible)
                .isPresent());
        return new UpdatePage();
    }

    UpdatePage awaitText(String part) {
        try {
            UiThread.waitFor(part, () -> Widgets.texts(shell()).stream().anyMatch(text -> text.contains(part)));
        } catch (AssertionError e) {
            throw new AssertionError(part + " is not among " + UiThread.ask(() -> Widgets.texts(shell())), e);
        }
        return this;
    }

    UpdatePage press(String button) {
        UiThread.waitFor("the button " + button, () -> Widgets.button(shell(), button).isEnabled());
        UiThread.actWithoutWaiting(() -> Widgets.button(shell(), button).notifyListeners(SWT.Selection, new Event()));
        return this;
    }

    boolean canPress(String button) {
        return UiThread.ask(() -> Widgets.button(shell(), button).isEnabled());
    }

    /** In the order of the alphabet: that of the screen is the desktop's. */
    List<String> buttons() {
        return UiThread.ask(() -> Widgets.all(Button.class, shell()).map(button -> button.getText().replace("&", ""))
                .sorted().toList());
    }

    /** The lines of the table. */
    List<List<String>> updates() {
        return UiThread.ask(() -> Stream.of(Widgets.byId(Table.class, UpdateIds.UPDATES).getItems())
                .map(UpdatePage::cells).toList());
    }

    /** The link to the setting. */
    void changeSite() {
        UiThread.actWithoutWaiting(() -> Widgets.follow(Widgets.byId(Link.class, UpdateIds.SITE), "Change…"));
    }

    void awaitClosed() {
        UiThread.waitFor("the end of the dialog", () -> Widgets.find(Shell.class, UpdateIds.DIALOG).isEmpty());
    }

    /** What a test leaves open would be taken for the dialog of the next one. */
    static void closeAll() {
        UiThread.waitFor("the end of the dialog", () -> {
            Widgets.find(Shell.class, UpdateIds.DIALOG).ifPresent(Shell::close);
            return Widgets.find(Shell.class, UpdateIds.DIALOG).isEmpty();
        });
    }

    private static List<String> cells(TableItem item) {
        return IntStream.range(0, item.getParent().getColumnCount()).mapToObj(item::getText).toList();
    }

    private static Shell shell() {
        return Widgets.byId(Shell.class, UpdateIds.DIALOG);
    }
}
