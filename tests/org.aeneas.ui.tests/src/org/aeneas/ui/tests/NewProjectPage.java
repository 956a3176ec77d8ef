package org.aeneas.ui.tests;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The dialog "New project". */
final class NewProjectPage {

    static NewProjectPage await() {
        UiThread.waitFor("the dialog New project", () -> Widgets.find(Shell.class, WidgetIds.NEW_PROJECT_DIALOG)
                .filter(Shell::isVisible).isPresent());
        return new NewProjectPage();
    }

    /** From top to bottom, without their mnemonics. */
    List<String> labels() {
        return UiThread.ask(() -> Widgets.all(Label.class, shell()).map(Label::getText)
                .filter(text -> text.endsWith(":")).map(text -> text.replaceAll("[&:]", "")).toList());
    }

    NewProjectPage name(String name) {
        return type(WidgetIds.PROJECT_NAME, name);
    }

    NewProjectPage in(Path location) {
        return type(WidgetIds.PROJECT_LOCATION, location.toString());
    }

    NewProjectPage type(String id, String text) {
        UiThread.act(() -> Widgets.byId(Text.class, id).setText(text));
        return this;
    }

    String text(String id) {
        return UiThread.ask(() -> Widgets.byId(Text.class, id).getText());
    }

    List<String> choices(String id) {
        return UiThread.ask(() -> List.of(Widgets.byId(Combo.class, id).getItems()));
    }

    NewProjectPage choose(String id, String item) {
        UiThread.act(() -> {
            Combo combo = Widgets.byId(Combo.class, id);
            combo.setText(item);
            combo.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    boolean canPressOk() {
        return UiThread.ask(() -> Widgets.button(shell(), "OK").isEnabled()
                && shell().getDefaultButton() == Widgets.button(shell(), "OK"));
    }

    boolean shows(String part) {
        return UiThread.ask(() -> Widgets.texts(shell()).stream().anyMatch(text -> text.contains(part)));
    }

    NewProjectPage press(String button) {
        UiThread.act(() -> Widgets.button(shell(), button).notifyListeners(SWT.Selection, new Event()));
        return this;
    }

    void awaitClosed() {
        UiThread.waitFor("the end of New project",
                () -> Widgets.find(Shell.class, WidgetIds.NEW_PROJECT_DIALOG).isEmpty());
    }

    private static Shell shell() {
        return Widgets.byId(Shell.class, WidgetIds.NEW_PROJECT_DIALOG);
    }
}
