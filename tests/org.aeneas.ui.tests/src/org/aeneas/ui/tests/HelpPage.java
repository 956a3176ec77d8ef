package org.aeneas.ui.tests;

import org.aeneas.ui.HelpIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The help, in its view or beside a dialog; one of them at a time. */
final class HelpPage {

    HelpPage awaitTitle(String title) {
        UiThread.waitFor("the page " + title, () -> Widgets.find(Label.class, HelpIds.TITLE)
                .filter(label -> label.getText().equals(title)).isPresent());
        return this;
    }

    HelpPage search(String words) {
        UiThread.act(() -> Widgets.byId(Text.class, HelpIds.SEARCH).setText(words));
        return this;
    }

    HelpPage press(String id) {
        UiThread.act(() -> Widgets.byId(Button.class, id).notifyListeners(SWT.Selection, new Event()));
        return this;
    }

    boolean isBesideDialog() {
        return UiThread.ask(() -> Widgets.byId(Composite.class, HelpIds.PANE).getShell().getData(WidgetIds.KEY)
                .equals(HelpIds.WINDOW));
    }

    /** As the workbench gets it from the keyboard, while that window is the active one. */
    static void pressF1(String shellId) {
        UiThread.actWithoutWaiting(() -> {
            Shell shell = Widgets.byId(Shell.class, shellId);
            shell.forceActive();
            shell.notifyListeners(SWT.Activate, new Event());
            pressF1(shell);
        });
    }

    static void pressF1(Control control) {
        Event event = new Event();
        event.keyCode = SWT.F1;
        control.notifyListeners(SWT.KeyDown, event);
    }

    static void closeView() {
        UiThread.act(() -> {
            IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
            for (IViewReference view : page.getViewReferences()) {
                if (view.getId().equals("org.aeneas.ui.help.view")) {
                    page.hideView(view);
                }
            }
        });
    }
}
