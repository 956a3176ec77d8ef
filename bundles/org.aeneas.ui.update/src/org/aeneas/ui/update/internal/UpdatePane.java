package org.aeneas.ui.update.internal;

import java.util.Optional;

import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.update.UpdateIds;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** What was found, or why nothing could be; how far the work is; and which site it is about. */
final class UpdatePane {
    private static final int MARGIN = 10;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 110;
    private static final int LINES = 5;
    private static final int TICKS = 1000;

    private final Composite page;
    private final Table updates;
    private final Text text;
    private final ProgressIndicator progress;
    private final Link site;
    private int shown;

    /** @param change what the link beside the site's address does */
    UpdatePane(Composite parent, Runnable change) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        updates = table(page);
        text = WidgetIds.name(new Text(page, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL), UpdateIds.STATE);
        AccessibleNames.set(text, Messages.Pane_STATE);
        text.setBackground(page.getBackground());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, LINES * text.getLineHeight()).applyTo(text);
        progress = new ProgressIndicator(page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
        site = WidgetIds.name(new Link(page, SWT.NONE), UpdateIds.SITE);
        site.addListener(SWT.Selection, event -> change.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(site);
    }

    private static Table table(Composite page) {
        Composite frame = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(frame);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        Table table = WidgetIds.name(new Table(frame, SWT.BORDER | SWT.FULL_SELECTION), UpdateIds.UPDATES);
        AccessibleNames.set(table, Messages.Pane_UPDATES);
        table.setHeaderVisible(true);
        for (String title : new String[] {Messages.Pane_PART, Messages.Pane_NOW, Messages.Pane_THEN}) {
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(title);
            columns.setColumnData(column, new ColumnWeightData(1));
        }
        return table;
    }

    void showSite(Optional<UpdateSite> now) {
        // A link takes & for the mark of a letter.
        site.setText(now.map(one -> NLS.bind(Messages.Pane_SITE, one.address().replace("&", "&&")))
                .orElse(Messages.Pane_NO_SITE));
        page.layout();
    }

    void show(Found found) {
        for (Found.Update update : found.updates()) {
            new TableItem(updates, SWT.NONE).setText(new String[] {update.name(), update.now(), update.then()});
        }
        text.setText(found.size() + Messages.Found_LATER);
    }

    void explain(String reason) {
        text.setText(reason);
    }

    void clear() {
        updates.removeAll();
    }

    void setBusy(boolean busy) {
        if (busy) {
            shown = 0;
            progress.beginTask(TICKS);
        } else {
            progress.done();
        }
        site.setEnabled(!busy);
    }

    /** As {@link ShownProgress.Listener}; nothing after the dialog was closed. */
    void at(String what, double part) {
        if (page.isDisposed() || site.isEnabled()) {
            return;
        }
        if (!what.isEmpty()) {
            text.setText(what);
        }
        int now = (int) (part * TICKS);
        progress.worked(Math.max(0, now - shown));
        shown = Math.max(shown, now);
    }
}
