package org.aeneas.ui.mapping.internal.assessment;

import java.util.List;

import org.aeneas.mapping.Finding;
import org.aeneas.mapping.LossReport;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.FindingsPane;
import org.aeneas.ui.mapping.internal.Hints;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.WhileVisible;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** What the migration means, before anything is moved: all tables above, the one that is selected below. */
public final class AssessmentView extends ViewPart {
    public static final String ID = "org.aeneas.ui.mapping.assessment";

    private final MappingModel model = MappingModel.ofWindow();
    private WhileVisible updates;
    private Composite page;
    private Label nothing;
    private Composite content;
    private SummaryPane summary;
    private CostGrid grid;
    private SizePane sizes;
    private FindingsPane findings;
    private Text cost;

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        HelpTopics.set(page, HelpTopics.MAPPING);
        page.setLayout(Hints.layout());
        nothing = new Label(page, SWT.WRAP);
        content = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(content);
        summary = new SummaryPane(content, model);
        SashForm sash = new SashForm(content, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        grid = new CostGrid(new Composite(sash, SWT.NONE), model);
        createTable(sash);
        sash.setWeights(1, 1);
        updates = new WhileVisible(model, this, this::show);
    }

    @Override
    public void dispose() {
        updates.close();
        super.dispose();
    }

    @Override
    public void setFocus() {
        if (content.isVisible()) {
            grid.setFocus();
        } else {
            page.setFocus();
        }
    }

    private void createTable(Composite parent) {
        SashForm table = new SashForm(parent, SWT.HORIZONTAL);
        findings = new FindingsPane(table, MappingIds.ASSESSED_FINDINGS, MappingIds.ASSESSED_FINDING);
        Composite right = new Composite(table, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        sizes = new SizePane(right, model);
        cost = WidgetIds.name(new Text(right, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
                MappingIds.ASSESSED_COST);
        AccessibleNames.set(cost, Messages.Tab_COST);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(cost);
        table.setWeights(3, 2);
    }

    private void show() {
        String missing = Hints.of(model);
        nothing.setText(missing);
        if (missing.isEmpty()) {
            if (model.selected().isEmpty()) {
                model.select(model.names().get(0));
                return;
            }
            summary.show();
            grid.show();
            sizes.show();
            findings.show(model.selected().flatMap(Outcome::losses).map(LossReport::findings)
                    .orElse(List.<Finding>of()));
            cost.setText(String.join("\n", model.selected().flatMap(Outcome::mapping).map(m -> model.cost(m)
                    .sentences(model.prices().list().currency())).orElse(List.of())));
        }
        Hints.turn(page, missing.isEmpty() ? content : nothing);
    }
}
