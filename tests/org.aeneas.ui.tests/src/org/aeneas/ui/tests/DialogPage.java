package org.aeneas.ui.tests;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** An open dialog. */
final class DialogPage {
    private final String title;

    private DialogPage(String title) {
        this.title = title;
    }

    static DialogPage await(String title) {
        UiThread.waitFor("the dialog " + title, () -> Widgets.shellTitled(title).isPresent());
        return new DialogPage(title);
    }

    List<String> texts() {
        return UiThread.ask(() -> Widgets.texts(shell()));
    }

    void press(String button) {
        UiThread.act(() -> Widgets.button(shell(), button).notifyListeners(SWT.Selection, new Event()));
    }

    void awaitClosed() {
        UiThread.waitFor("the end of " + title, () -> Widgets.shellTitled(title).isEmpty());
    }

    private Shell shell() {
        return Widgets.shellTitled(title).orElseThrow(() -> new AssertionError(title + " is not open"));
    }
}
