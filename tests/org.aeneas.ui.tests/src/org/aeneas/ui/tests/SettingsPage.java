package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.aeneas.ui.SettingsIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** The Global Settings, or one of the dialogs that they open. */
final class SettingsPage {
    private final String dialog;

    private SettingsPage(String dialog) {
        this.dialog = dialog;
    }

    static SettingsPage await() {
        return await(SettingsIds.DIALOG);
    }

    static SettingsPage awaitStores() {
        return await(SettingsIds.STORES_DIALOG);
    }

    private static SettingsPage await(String dialog) {
        UiThread.waitFor(dialog, () -> Widgets.find(Shell.class, dialog).filter(Shell::isVisible).isPresent());
        return new SettingsPage(dialog);
    }

    SettingsPage tab(String title) {
        UiThread.act(() -> {
            TabFolder tabs = Widgets.byId(TabFolder.class, SettingsIds.TABS);
            TabItem tab = Arrays.stream(tabs.getItems()).filter(item -> item.getText().equals(title)).findFirst()
                    .orElseThrow(() -> new AssertionError("There is no tab " + title));
            tabs.setSelection(tab);
            Event event = new Event();
            event.item = tab;
            tabs.notifyListeners(SWT.Selection, event);
        });
        return this;
    }

    List<String> tabs() {
        return UiThread.ask(() -> Arrays.stream(Widgets.byId(TabFolder.class, SettingsIds.TABS).getItems())
                .map(TabItem::getText).toList());
    }

    SettingsPage type(String id, String text) {
        UiThread.act(() -> {
            if (Widgets.byId(Control.class, id) instanceof Spinner spinner) {
                spinner.setSelection(Integer.parseInt(text));
            } else if (Widgets.byId(Control.class, id) instanceof Combo combo) {
                combo.setText(text);
            } else {
                Widgets.byId(Text.class, id).setText(text);
            }
        });
        return this;
    }

    /** Waits for the choice: some come from the machine's configuration. */
    SettingsPage choose(String id, String text) {
        UiThread.waitFor(text, () -> Widgets.byId(Combo.class, id).indexOf(text) >= 0);
        UiThread.act(() -> {
            Combo combo = Widgets.byId(Combo.class, id);
            combo.select(combo.indexOf(text));
            combo.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    /** A button, also one that is to be checked. */
    SettingsPage click(String id) {
        UiThread.act(() -> click(Widgets.byId(Button.class, id)));
        return this;
    }

    /** A button that opens a dialog. */
    SettingsPage open(String id) {
        UiThread.actWithoutWaiting(() -> click(Widgets.byId(Button.class, id)));
        return awaitStores();
    }

    SettingsPage press(String button) {
        UiThread.act(() -> click(Widgets.button(shell(), button)));
        return this;
    }

    private static void click(Button button) {
        if (!button.isEnabled()) {
            throw new AssertionError(button.getText() + " cannot be pressed");
        }
        boolean radio = (button.getStyle() & SWT.RADIO) != 0;
        if (radio) {
            Arrays.stream(button.getParent().getChildren()).filter(Button.class::isInstance).map(Button.class::cast)
                    .filter(other -> (other.getStyle() & SWT.RADIO) != 0).forEach(other -> other.setSelection(false));
        }
        button.setSelection(radio || !button.getSelection());
        button.notifyListeners(SWT.Selection, new Event());
    }

    SettingsPage select(String table, int row) {
        UiThread.act(() -> {
            Table found = Widgets.byId(Table.class, table);
            found.setSelection(row);
            Event event = new Event();
            event.item = found.getItem(row);
            found.notifyListeners(SWT.Selection, event);
        });
        return this;
    }

    List<String> rows(String table) {
        return UiThread.ask(() -> Arrays.stream(Widgets.byId(Table.class, table).getItems()).map(TableItem::getText)
                .toList());
    }

    String text(String id) {
        return UiThread.ask(() -> {
            Control control = Widgets.byId(Control.class, id);
            return control instanceof Combo combo ? combo.getText()
                    : control instanceof Label label ? label.getText()
                    : control instanceof Spinner spinner ? spinner.getText() : ((Text) control).getText();
        });
    }

    /** What stands in an empty field. */
    String hint(String id) {
        return UiThread.ask(() -> Widgets.byId(Text.class, id).getMessage());
    }

    boolean isChecked(String id) {
        return UiThread.ask(() -> Widgets.byId(Button.class, id).getSelection());
    }

    boolean canPress(String button) {
        return UiThread.ask(() -> Widgets.button(shell(), button).isEnabled());
    }

    boolean hasDefault(String button) {
        return UiThread.ask(() -> shell().getDefaultButton() == Widgets.button(shell(), button));
    }

    SettingsPage awaitText(String part) {
        UiThread.waitFor(part, () -> Widgets.texts(shell()).stream().anyMatch(text -> text.contains(part)));
        return this;
    }

    SettingsPage awaitText(String id, String part) {
        UiThread.waitFor(part + " in " + id, () -> text(id).contains(part));
        return this;
    }

    void awaitClosed() {
        UiThread.waitFor("the end of " + dialog, () -> Widgets.find(Shell.class, dialog).isEmpty());
    }

    /** The first time may only end what is under way. */
    static void closeAll() {
        for (String dialog : List.of(SettingsIds.STORES_DIALOG, SettingsIds.DIALOG)) {
            UiThread.waitFor("the end of " + dialog, () -> {
                Widgets.find(Shell.class, dialog).ifPresent(Shell::close);
                return Widgets.find(Shell.class, dialog).isEmpty();
            });
        }
    }

    private Shell shell() {
        return Widgets.byId(Shell.class, dialog);
    }
}
