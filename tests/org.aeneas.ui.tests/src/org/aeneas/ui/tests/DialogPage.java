package org.aeneas.ui.tests;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** An open dialog. */
final class DialogPage {
    private final String name;
    private final Supplier<Optional<Shell>> found;

    private DialogPage(String name, Supplier<Optional<Shell>> found) {
        this.name = name;
        this.found = found;
        UiThread.waitFor("the dialog " + name, () -> found.get().isPresent());
    }

    static DialogPage await(String title) {
        return new DialogPage(title, () -> Widgets.shellTitled(title));
    }

    static DialogPage ofId(String id) {
        return new DialogPage(id, () -> Widgets.find(Shell.class, id).filter(Shell::isVisible));
    }

    /** Also those that were opened by others: an open one would keep the workbench from ending. */
    static void closeAll() {
        UiThread.act(() -> {
            for (Shell shell : Display.getCurrent().getShells()) {
                if (!shell.isDisposed() && shell.isVisible() && shell.getParent() != null) {
                    shell.close();
                }
            }
        });
    }

    List<String> texts() {
        return UiThread.ask(() -> Widgets.texts(shell()));
    }

    void press(String button) {
        UiThread.act(() -> Widgets.button(shell(), button).notifyListeners(SWT.Selection, new Event()));
    }

    void awaitClosed() {
        UiThread.waitFor("the end of " + name, () -> found.get().isEmpty());
    }

    private Shell shell() {
        return found.get().orElseThrow(() -> new AssertionError(name + " is not open"));
    }
}
