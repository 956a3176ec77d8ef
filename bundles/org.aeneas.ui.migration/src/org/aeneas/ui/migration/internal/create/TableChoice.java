package org.aeneas.ui.migration.internal.create;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.CheckStateChangedEvent;
import org.eclipse.jface.viewers.CheckboxTreeViewer;
import org.eclipse.jface.viewers.ICheckStateProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Keyspaces and tables with a check each. Thousands of tables are made into lines only where a keyspace is open. */
final class TableChoice {
    private static final int HEIGHT = 160;
    private static final int WIDTH = 300;

    private final Set<TableSchema> chosen = new LinkedHashSet<>();
    private final Runnable changed;
    private final CheckboxTreeViewer viewer;
    private final Text filter;
    private final Label count;
    private Map<String, List<TableSchema>> keyspaces = new TreeMap<>();

    /** @param changed called after each change of what is chosen */
    TableChoice(Composite parent, Runnable changed) {
        this.changed = changed;
        Composite part = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(part);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(part);
        Label label = new Label(part, SWT.NONE);
        label.setText(Messages.Create_TABLES + ":");
        filter = WidgetIds.name(new Text(part, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL),
                WidgetIds.filterOf(MigrationIds.TABLES));
        filter.setMessage(Messages.Create_FILTER);
        AccessibleNames.set(filter, Messages.Create_FILTER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        viewer = new CheckboxTreeViewer(part, SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        AccessibleNames.set(WidgetIds.name(viewer.getTree(), MigrationIds.TABLES), Messages.Tasks_TABLES);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(viewer.getTree());
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(LabelProvider.createTextProvider(
                element -> element instanceof TableSchema table ? table.name() : element.toString()));
        viewer.setCheckStateProvider(new Checks());
        viewer.addCheckStateListener(this::check);
        filter.addListener(SWT.Modify, event -> viewer.refresh());
        count = new Label(part, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
    }

    /** @param first which are chosen to begin with */
    void show(List<TableSchema> tables, Predicate<TableSchema> first) {
        keyspaces = tables.stream().collect(Collectors.groupingBy(TableSchema::keyspace, TreeMap::new,
                Collectors.toList()));
        chosen.clear();
        tables.stream().filter(first).forEach(chosen::add);
        viewer.setInput(keyspaces);
        // Few lines are worth to be seen at once.
        keyspaces.keySet().stream().filter(name -> keyspaces.size() == 1 || chosen(name) > 0).limit(1)
                .forEach(name -> viewer.setExpandedState(name, true));
        tell();
    }

    List<TableSchema> chosen() {
        return List.copyOf(chosen);
    }

    private void check(CheckStateChangedEvent event) {
        List<TableSchema> meant = event.getElement() instanceof TableSchema table ? List.of(table)
                : wanted(event.getElement().toString());
        if (event.getChecked()) {
            chosen.addAll(meant);
        } else {
            meant.forEach(chosen::remove);
        }
        viewer.refresh();
        tell();
    }

    private void tell() {
        int all = keyspaces.values().stream().mapToInt(List::size).sum();
        count.setText(NLS.bind(Messages.Create_CHOSEN, chosen.size(), all));
        changed.run();
    }

    private List<TableSchema> wanted(String keyspace) {
        String text = filter.getText().strip().toLowerCase(Locale.ROOT);
        return keyspaces.get(keyspace).stream().filter(table -> table.name().toLowerCase(Locale.ROOT).contains(text))
                .toList();
    }

    private long chosen(String keyspace) {
        return keyspaces.get(keyspace).stream().filter(chosen::contains).count();
    }

    private final class Checks implements ICheckStateProvider {
        @Override
        public boolean isChecked(Object element) {
            return element instanceof TableSchema ? chosen.contains(element) : chosen(element.toString()) > 0;
        }

        @Override
        public boolean isGrayed(Object element) {
            return element instanceof String keyspace && chosen(keyspace) > 0
                    && chosen(keyspace) < keyspaces.get(keyspace).size();
        }
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return keyspaces.keySet().stream().filter(name -> !wanted(name).isEmpty()).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return parent instanceof String keyspace ? wanted(keyspace).toArray() : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof TableSchema table ? table.keyspace() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof String;
        }
    }
}
