package org.aeneas.ui.mapping.internal;

import java.util.List;

import org.aeneas.mapping.Finding;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** What is lost or changes, gravest first, and below all that is to be said about the finding that is selected. */
public final class FindingsPane {
    private final SashForm page;
    private final TableViewer grid;
    private final Text text;
    private List<Finding> shown = List.of();

    public FindingsPane(Composite parent, String gridId, String textId) {
        page = new SashForm(parent, SWT.VERTICAL);
        grid = Grids.create(new Composite(page, SWT.NONE), gridId, SWT.NONE, List.of(
                Column.<Finding>text(Messages.Findings_SEVERITY, 2, f -> Severities.name(f.severity()))
                        .with(f -> Severities.image(f.severity())),
                Column.<Finding>text(Messages.Findings_SUBJECT, 3, Finding::subject),
                Column.<Finding>text(Messages.Findings_WHAT, 7, Finding::what),
                Column.<Finding>text(Messages.Findings_REMEDY, 7, Finding::remedy)));
        text = WidgetIds.name(new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), textId);
        AccessibleNames.set(text, Messages.Tab_FINDINGS);
        page.setWeights(3, 1);
        grid.addSelectionChangedListener(event -> {
            if (event.getStructuredSelection().getFirstElement() instanceof Finding finding) {
                say(finding);
            }
        });
    }

    public Composite control() {
        return page;
    }

    public void show(List<Finding> findings) {
        if (findings.equals(shown)) {
            return;
        }
        shown = List.copyOf(findings);
        grid.setInput(shown);
        if (shown.isEmpty()) {
            text.setText(Messages.Findings_NONE);
        } else {
            grid.getTable().setSelection(0);
            say(shown.get(0));
        }
    }

    private void say(Finding finding) {
        text.setText(finding.what() + "\n" + NLS.bind(Messages.Findings_WHY, finding.why()) + "\n"
                + NLS.bind(Messages.Findings_TO_DO, finding.remedy()));
    }
}
