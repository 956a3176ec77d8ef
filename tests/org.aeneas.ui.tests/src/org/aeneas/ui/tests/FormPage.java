package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** A dialog of fields, found by its id. */
final class FormPage {
    private final String id;

    private FormPage(String id) {
        this.id = id;
    }

    static FormPage await(String id) {
        UiThread.waitFor("the dialog " + id, () -> Widgets.find(Shell.class, id).filter(Shell::isVisible).isPresent());
        return new FormPage(id);
    }

    FormPage type(String field, String text) {
        UiThread.act(() -> {
            if (Widgets.byId(Control.class, field) instanceof Combo combo) {
                combo.setText(text);
                combo.notifyListeners(SWT.FocusOut, new Event());
            } else {
                Widgets.byId(Text.class, field).setText(text);
            }
        });
        return this;
    }

    String text(String field) {
        return UiThread.ask(() -> Widgets.byId(Control.class, field) instanceof Combo combo ? combo.getText()
                : Widgets.byId(Text.class, field).getText());
    }

    /** The choice that begins so. */
    FormPage choose(String field, String beginning) {
        UiThread.act(() -> {
            Combo combo = Widgets.byId(Combo.class, field);
            String found = Arrays.stream(combo.getItems()).filter(item -> item.startsWith(beginning)).findFirst()
                    .orElseThrow(() -> new AssertionError(beginning + " in " + List.of(combo.getItems())));
            combo.select(combo.indexOf(found));
            combo.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    /** Waits until there are some. */
    List<String> choices(String field) {
        UiThread.waitFor("choices of " + field, () -> Widgets.byId(Combo.class, field).getItemCount() > 0);
        return UiThread.ask(() -> List.of(Widgets.byId(Combo.class, field).getItems()));
    }

    String choice(String field) {
        return UiThread.ask(() -> Widgets.byId(Combo.class, field).getText());
    }

    /** Once it is there: what is asked may follow from what was answered before. */
    FormPage check(String field, boolean checked) {
        UiThread.waitFor(field, () -> Widgets.find(Button.class, field).isPresent());
        UiThread.act(() -> {
            Button button = Widgets.byId(Button.class, field);
            button.setSelection(checked);
            button.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    /** What stands beside a check. */
    String label(String field) {
        return UiThread.ask(() -> Widgets.byId(Button.class, field).getText());
    }

    boolean isChecked(String field) {
        return UiThread.ask(() -> Widgets.byId(Button.class, field).getSelection());
    }

    boolean isEnabled(String field) {
        return UiThread.ask(() -> Widgets.byId(Control.class, field).isEnabled());
    }

    boolean isShown(String field) {
        return UiThread.ask(() -> Widgets.byId(Control.class, field).getVisible());
    }

    FormPage awaitShown(String field) {
        UiThread.waitFor(field, () -> Widgets.find(Control.class, field).filter(Control::isVisible).isPresent());
        return this;
    }

    /** The lines of a tree with checks that are checked, by their paths. */
    List<String> checked(String tree) {
        return UiThread.ask(() -> Arrays.stream(Widgets.byId(Tree.class, tree).getItems())
                .flatMap(parent -> Arrays.stream(parent.getItems()).filter(TreeItem::getChecked)
                        .map(child -> parent.getText() + "." + child.getText()))
                .toList());
    }

    boolean canPress(String button) {
        return UiThread.ask(() -> Widgets.button(shell(), button).isEnabled());
    }

    boolean hasDefault(String button) {
        return UiThread.ask(() -> shell().getDefaultButton() == Widgets.button(shell(), button));
    }

    FormPage press(String button) {
        UiThread.waitFor("the button " + button, () -> Widgets.button(shell(), button).isEnabled());
        UiThread.actWithoutWaiting(() -> Widgets.button(shell(), button).notifyListeners(SWT.Selection, new Event()));
        return this;
    }

    FormPage awaitText(String part) {
        try {
            UiThread.waitFor(part, () -> Widgets.texts(shell()).stream().anyMatch(text -> text.contains(part)));
        } catch (AssertionError e) {
            throw new AssertionError(part + " is not among " + UiThread.ask(() -> Widgets.texts(shell())), e);
        }
        return this;
    }

    /** The question that follows a first answer of an agent. */
    FormPage awaitCertificate() {
        return await(MigrationIds.CERTIFICATE);
    }

    void awaitClosed() {
        UiThread.waitFor("the end of " + id, () -> Widgets.find(Shell.class, id).isEmpty());
    }

    /** Dialogs that a failed test leaves open would keep the workbench from ending. */
    static void closeAll(String... ids) {
        for (String id : ids) {
            UiThread.waitFor("the end of " + id, () -> {
                Widgets.find(Shell.class, id).ifPresent(Shell::close);
                return Widgets.find(Shell.class, id).isEmpty();
            });
        }
    }

    private Shell shell() {
        return Widgets.byId(Shell.class, id);
    }
}
