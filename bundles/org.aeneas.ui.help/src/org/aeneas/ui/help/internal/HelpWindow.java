package org.aeneas.ui.help.internal;

import org.aeneas.ui.HelpIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** The help beside a dialog, which goes with it; Escape closes it. */
final class HelpWindow extends Window {
    private static final String KEY = "org.aeneas.ui.help.window";
    private static final Point SIZE = new Point(440, 560);

    private final Shell dialog;
    private HelpPane pane;

    private HelpWindow(Shell dialog) {
        super(dialog);
        this.dialog = dialog;
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
    }

    /** The one that the dialog has, opened if there is none. */
    static HelpWindow beside(Shell dialog) {
        if (dialog.getData(KEY) instanceof HelpWindow open && open.getShell() != null) {
            return open;
        }
        HelpWindow window = new HelpWindow(dialog);
        dialog.setData(KEY, window);
        window.open();
        return window;
    }

    void show(String topic) {
        pane.show(topic);
        getShell().setActive();
        pane.setFocus();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Help_TITLE);
        WidgetIds.name(shell, HelpIds.WINDOW);
    }

    @Override
    protected Control createContents(Composite parent) {
        pane = new HelpPane(parent, Topics.all());
        return pane.control();
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    /** Right of the dialog if there is room, else left of it. */
    @Override
    protected Point getInitialLocation(Point size) {
        Rectangle beside = dialog.getBounds();
        Rectangle screen = dialog.getMonitor().getClientArea();
        int right = beside.x + beside.width;
        int x = right + size.x <= screen.x + screen.width ? right : Math.max(screen.x, beside.x - size.x);
        int y = Math.max(screen.y, Math.min(beside.y, screen.y + screen.height - size.y));
        return new Point(x, y);
    }
}
