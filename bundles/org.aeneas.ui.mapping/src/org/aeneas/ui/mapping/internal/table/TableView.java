package org.aeneas.ui.mapping.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.TableOptions;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.FindingsPane;
import org.aeneas.ui.mapping.internal.Hints;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.WhileVisible;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** What becomes of the table that is selected, with everything that can be chosen about it. */
public final class TableView extends ViewPart {
    public static final String ID = "org.aeneas.ui.mapping.table";

    private static final int SPACING = 3;
    private static final int WIDTH = 60;

    private final MappingModel model = MappingModel.ofWindow();
    private WhileVisible updates;
    private Composite page;
    private Label nothing;
    private Composite content;
    private Label title;
    private Label note;
    private Button reset;
    private TableFields fields;
    private ColumnsTab columns;
    private IndexesTab indexes;
    private FindingsPane findings;
    private Text cost;
    private String shown = "";
    private Optional<UUID> shownOf = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        HelpTopics.set(page, HelpTopics.MAPPING);
        page.setLayout(Hints.layout());
        nothing = new Label(page, SWT.WRAP);
        content = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, SPACING).applyTo(content);
        createHead();
        fields = new TableFields(content, model);
        createTabs();
        updates = new WhileVisible(model, this, this::show);
    }

    @Override
    public void dispose() {
        updates.close();
        super.dispose();
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    private void createHead() {
        Composite head = new Composite(content, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        title = WidgetIds.name(new Label(head, SWT.NONE), MappingIds.TABLE_TITLE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT)
                .applyTo(title);
        reset = WidgetIds.name(new Button(head, SWT.PUSH), MappingIds.RESET_TABLE);
        reset.setText(Messages.Table_RESET);
        reset.addListener(SWT.Selection, event -> reset());
        note = WidgetIds.name(new Label(content, SWT.WRAP), MappingIds.TABLE_NOTE);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).exclude(true).applyTo(note);
    }

    private void createTabs() {
        TabFolder tabs = WidgetIds.name(new TabFolder(content, SWT.NONE), MappingIds.TABS);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        columns = new ColumnsTab(tabs, model);
        tab(tabs, Messages.Tab_COLUMNS, columns.control());
        indexes = new IndexesTab(tabs, model);
        tab(tabs, Messages.Tab_INDEXES, indexes.control());
        findings = new FindingsPane(tabs, MappingIds.FINDINGS, MappingIds.FINDING);
        tab(tabs, Messages.Tab_FINDINGS, findings.control());
        cost = WidgetIds.name(new Text(tabs, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), MappingIds.COST);
        AccessibleNames.set(cost, Messages.Tab_COST);
        tab(tabs, Messages.Tab_COST, cost);
    }

    private static void tab(TabFolder tabs, String text, Control control) {
        TabItem tab = new TabItem(tabs, SWT.NONE);
        tab.setText(text);
        tab.setControl(control);
    }

    private void show() {
        Optional<Outcome> outcome = model.selected();
        outcome.ifPresent(this::show);
        String hint = Hints.of(model);
        nothing.setText(hint.isEmpty() ? Messages.Table_NONE : "");
        Hints.turn(page, outcome.isPresent() ? content : nothing);
    }

    private void show(Outcome outcome) {
        Optional<UUID> project = Workspace.ofWindow().project().map(session -> session.project().id());
        if (!shown.equals(outcome.name()) || !shownOf.equals(project)) {
            forget();
            shown = outcome.name();
            shownOf = project;
        }
        title.setText(outcome.name().replace("&", "&&"));
        title.setToolTipText(outcome.name());
        Fields.say(note, note(outcome));
        TableOptions options = model.options().table(outcome.name());
        reset.setEnabled(model.isEditable());
        fields.show(outcome, options);
        columns.show(outcome);
        indexes.show(outcome);
        findings.show(outcome.losses().map(LossReport::findings).orElse(List.of()));
        String costs = String.join("\n", outcome.mapping().map(m -> model.cost(m)
                .sentences(model.prices().list().currency())).orElse(List.of()));
        if (!cost.getText().equals(costs)) {
            cost.setText(costs);
        }
    }

    private String note(Outcome outcome) {
        return outcome.problem().map(TableView::words)
                .orElseGet(() -> model.isEditable() ? "" : Messages.Hint_NO_PROJECT);
    }

    private static String words(Problem problem) {
        return problem.object() + ": " + problem.what() + " " + problem.remedy();
    }

    private void forget() {
        fields.forget();
        columns.forget();
    }

    private void reset() {
        forget();
        model.selected().ifPresent(outcome -> model.change(outcome.table(), options -> TableOptions.DEFAULT));
        show();
    }
}
