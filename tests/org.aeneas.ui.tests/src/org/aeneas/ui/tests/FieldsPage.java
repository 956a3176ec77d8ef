package org.aeneas.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Fields and buttons by their ids, wherever they are. */
final class FieldsPage {

    private FieldsPage() {
    }

    static void type(String id, String text) {
        UiThread.act(() -> {
            Text field = Widgets.byId(Text.class, id);
            if (!field.isEnabled()) {
                throw new AssertionError(id + " is disabled");
            }
            field.setText(text);
        });
    }

    static String text(String id) {
        return UiThread.ask(() -> Widgets.byId(Text.class, id).getText());
    }

    static String label(String id) {
        return UiThread.ask(() -> Widgets.byId(Label.class, id).getText());
    }

    static void awaitLabel(String id, String part) {
        UiThread.waitFor(part + " in " + id, () -> Widgets.find(Label.class, id)
                .filter(label -> label.getText().contains(part)).isPresent());
    }

    static void awaitText(String id, String part) {
        UiThread.waitFor(part + " in " + id, () -> Widgets.find(Text.class, id)
                .filter(text -> text.getText().contains(part)).isPresent());
    }

    static void choose(String id, String item) {
        UiThread.act(() -> {
            Combo combo = Widgets.byId(Combo.class, id);
            combo.setText(item);
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    static void check(String id, boolean checked) {
        UiThread.act(() -> {
            Button box = Widgets.byId(Button.class, id);
            box.setSelection(checked);
            box.notifyListeners(SWT.Selection, new Event());
        });
    }

    static boolean isChecked(String id) {
        return UiThread.ask(() -> Widgets.byId(Button.class, id).getSelection());
    }

    static boolean isEnabled(String id) {
        return UiThread.ask(() -> Widgets.byId(Control.class, id).isEnabled());
    }

    static void press(String id) {
        UiThread.act(() -> Widgets.byId(Button.class, id).notifyListeners(SWT.Selection, new Event()));
    }

    /** Presses a button that opens the dialog of that id. */
    static void open(String button, String dialog) {
        UiThread.actWithoutWaiting(() -> Widgets.byId(Button.class, button)
                .notifyListeners(SWT.Selection, new Event()));
        UiThread.waitFor(dialog, () -> Widgets.find(Shell.class, dialog).filter(Shell::isVisible).isPresent());
    }

    static void pressIn(String dialog, String button) {
        UiThread.act(() -> Widgets.button(Widgets.byId(Shell.class, dialog), button)
                .notifyListeners(SWT.Selection, new Event()));
    }

    static boolean canPressIn(String dialog, String button) {
        return UiThread.ask(() -> Widgets.button(Widgets.byId(Shell.class, dialog), button).isEnabled());
    }

    static boolean hasDefault(String dialog, String button) {
        return UiThread.ask(() -> Widgets.byId(Shell.class, dialog).getDefaultButton()
                == Widgets.button(Widgets.byId(Shell.class, dialog), button));
    }

    static void awaitIn(String dialog, String part) {
        UiThread.waitFor(part + " in " + dialog, () -> Widgets.texts(Widgets.byId(Shell.class, dialog)).stream()
                .anyMatch(text -> text.contains(part)));
    }

    static void awaitClosed(String dialog) {
        UiThread.waitFor("the end of " + dialog, () -> Widgets.find(Shell.class, dialog).isEmpty());
    }

    /** A dialog that a failed test leaves open would keep the workbench from ending. */
    static void close(String dialog) {
        UiThread.act(() -> Widgets.find(Shell.class, dialog).ifPresent(Shell::close));
    }
}
