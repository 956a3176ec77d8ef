package org.aeneas.ui.help.internal;

import java.util.Arrays;
import java.util.Optional;

import org.aeneas.ui.HelpTopics;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Shows help where it can be read: in a view, or beside the dialog that keeps the window from being used. */
final class HelpPlace {
    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    private HelpPlace() {
    }

    static void showWhatHasTheFocus() {
        show(HelpTopics.of(Display.getCurrent().getFocusControl()).or(() -> dialog().flatMap(HelpTopics::of))
                .orElse(HelpPane.CONTENTS));
    }

    static void show(String topic) {
        Optional<Shell> dialog = dialog();
        if (dialog.isPresent()) {
            HelpWindow.beside(dialog.get()).show(topic);
            return;
        }
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        try {
            ((HelpView) window.getActivePage().showView(HelpView.ID)).show(topic);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one on top: each stands before those that it has opened. */
    private static Optional<Shell> dialog() {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell.isVisible() && (shell.getStyle() & MODAL) != 0)
                .reduce((below, above) -> isInside(below, above) ? below : above);
    }

    private static boolean isInside(Shell inner, Shell outer) {
        for (var parent = inner.getParent(); parent != null; parent = parent.getParent()) {
            if (parent == outer) {
                return true;
            }
        }
        return false;
    }
}
