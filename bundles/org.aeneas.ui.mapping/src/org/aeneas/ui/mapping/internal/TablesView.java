package org.aeneas.ui.mapping.internal;

import java.util.List;
import java.util.Locale;

import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Grids.Column;
import org.aeneas.ui.mapping.internal.apply.ApplyHandler;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** The tables of the source, what each is called in DynamoDB, and how much changes; what holds for all of them below. */
public final class TablesView extends ViewPart {
    public static final String ID = "org.aeneas.ui.mapping.tables";

    private static final int MARGIN = 8;
    private static final int WRAP = 200;

    private final MappingModel model = MappingModel.ofWindow();
    private WhileVisible updates;
    private Composite page;
    private Label hint;
    private Composite content;
    private Text filter;
    private TableViewer viewer;
    private Button epoch;
    private Button writeTime;
    private Button apply;
    private List<String> shown = List.of();

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        HelpTopics.set(page, HelpTopics.MAPPING);
        page.setLayout(Hints.layout());
        hint = WidgetIds.name(new Label(page, SWT.WRAP), MappingIds.TABLES_HINT);
        content = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, MARGIN / 2).applyTo(content);
        filter = WidgetIds.name(new Text(content, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL),
                WidgetIds.filterOf(MappingIds.TABLES));
        filter.setMessage(Messages.Tables_FILTER);
        AccessibleNames.set(filter, Messages.Tables_FILTER);
        filter.addListener(SWT.Modify, event -> show());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        createList();
        createAll();
        updates = new WhileVisible(model, this, this::show);
    }

    @Override
    public void dispose() {
        updates.close();
        super.dispose();
    }

    @Override
    public void setFocus() {
        (content.isVisible() ? viewer.getControl() : page).setFocus();
    }

    private void createList() {
        Composite list = new Composite(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        viewer = Grids.create(list, MappingIds.TABLES, SWT.NONE, List.of(
                Column.<String>text(Messages.Tables_TABLE, 4, name -> name)
                        .with(name -> model.outcome(name).map(Severities::image).orElse(null)),
                Column.<String>text(Messages.Tables_TARGET, 4, name -> model.outcome(name).flatMap(Outcome::mapping)
                        .map(TableMapping::targetTable).orElse("")),
                Column.<String>text(Messages.Tables_WHAT, 3, name -> model.outcome(name).map(Severities::text)
                        .orElse(""))));
        viewer.addSelectionChangedListener(event -> {
            if (event.getStructuredSelection().getFirstElement() instanceof String table) {
                model.select(table);
            }
        });
        MenuManager menu = new MenuManager();
        menu.add(ApplyHandler.item(getSite()));
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        getSite().setSelectionProvider(viewer);
    }

    private void createAll() {
        Group all = new Group(content, SWT.NONE);
        all.setText(Messages.All_TITLE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN / 2).applyTo(all);
        GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN / 2, 0).applyTo(all);
        epoch = check(all, Messages.All_EPOCH, MappingIds.EPOCH_ALL);
        writeTime = check(all, Messages.All_WRITE_TIME, MappingIds.WRITE_TIME_ALL);
        apply = WidgetIds.name(new Button(content, SWT.PUSH), MappingIds.APPLY);
        apply.setText(Messages.Apply_ACTION);
        apply.addListener(SWT.Selection, event -> ApplyHandler.open(getSite().getShell()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).indent(0, 0).applyTo(apply);
    }

    private Button check(Composite parent, String text, String id) {
        Button check = WidgetIds.name(new Button(parent, SWT.CHECK | SWT.WRAP), id);
        check.setText(text);
        check.addListener(SWT.Selection, event -> model.changeAll(epoch.getSelection(), writeTime.getSelection()));
        GridDataFactory.fillDefaults().grab(true, false).hint(WRAP, SWT.DEFAULT).applyTo(check);
        return check;
    }

    private void show() {
        String missing = Hints.of(model);
        hint.setText(missing);
        MappingOptions options = model.options();
        for (Button check : List.of(epoch, writeTime)) {
            check.setEnabled(model.isEditable());
            check.setToolTipText(model.isEditable() ? null : Messages.Hint_NO_PROJECT);
        }
        epoch.setSelection(options.epochMillis());
        writeTime.setSelection(options.writeTime());
        apply.setEnabled(missing.isBlank());
        showList();
        Hints.turn(page, missing.isBlank() ? content : hint);
    }

    private void showList() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<String> now = model.names().stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (now.equals(shown)) {
            viewer.getTable().clearAll();
        } else {
            shown = now;
            viewer.setInput(now);
        }
        int line = model.selected().map(Outcome::name).map(shown::indexOf).orElse(-1);
        if (line != viewer.getTable().getSelectionIndex()) {
            viewer.getTable().setSelection(line);
        }
    }
}
