package org.aeneas.ui.mapping.internal.apply;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.aeneas.load.TableCreation.Outcome;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The tables, those checked that are to be created, and what became of each. */
final class ApplyList {
    private static final int HEIGHT = 260;
    private static final int[] WIDTHS = {240, 240, 320};

    private final List<TableMapping> mappings;
    private final Map<String, Outcome> results = new HashMap<>();
    /** Places of the tables that are to be created: a line of the list does not exist before it is seen. */
    private final BitSet checked = new BitSet();
    private final Table list;
    private final Runnable changed;
    private final Consumer<Outcome> looked;

    /**
     * @param checked that is checked at first
     * @param changed called when others are checked
     * @param looked  called when a line with a result is selected
     */
    ApplyList(Composite parent, List<TableMapping> mappings, Optional<String> checked, Runnable changed,
            Consumer<Outcome> looked) {
        this.mappings = mappings;
        this.changed = changed;
        this.looked = looked;
        list = WidgetIds.name(new Table(parent, SWT.CHECK | SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION
                | SWT.V_SCROLL | SWT.H_SCROLL), MappingIds.APPLY_TABLES);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, HEIGHT).applyTo(list);
        AccessibleNames.set(list, Messages.Tables_TARGET);
        list.setHeaderVisible(true);
        String[] titles = {Messages.Tables_TABLE, Messages.Tables_TARGET, Messages.Apply_RESULT};
        for (int i = 0; i < titles.length; i++) {
            TableColumn column = new TableColumn(list, SWT.LEFT);
            column.setText(titles[i]);
            column.setWidth(WIDTHS[i]);
        }
        list.addListener(SWT.SetData, event -> fill((TableItem) event.item));
        list.addListener(SWT.Selection, this::selected);
        list.setItemCount(mappings.size());
        checked.map(this::place).filter(OptionalInt::isPresent).ifPresent(place -> {
            this.checked.set(place.getAsInt());
            list.setSelection(place.getAsInt());
        });
    }

    boolean isDisposed() {
        return list.isDisposed();
    }

    void setEnabled(boolean enabled) {
        list.setEnabled(enabled);
    }

    void checkAll(boolean wanted) {
        checked.set(0, mappings.size(), wanted);
        list.clearAll();
    }

    /** By the source's tables. */
    Map<String, TableMapping> checked() {
        Map<String, TableMapping> chosen = new LinkedHashMap<>();
        checked.stream().mapToObj(mappings::get).forEach(m -> chosen.put(m.source().qualifiedName(), m));
        return chosen;
    }

    List<Outcome> results() {
        return List.copyOf(results.values());
    }

    void forgetResults() {
        results.clear();
        list.clearAll();
    }

    void show(String table, Outcome result) {
        results.put(table, result);
        place(table).ifPresent(place -> fill(list.getItem(place)));
    }

    private OptionalInt place(String table) {
        return IntStream.range(0, mappings.size())
                .filter(i -> mappings.get(i).source().qualifiedName().equals(table)).findFirst();
    }

    private void fill(TableItem item) {
        int place = list.indexOf(item);
        TableMapping mapping = mappings.get(place);
        Outcome result = results.get(mapping.source().qualifiedName());
        item.setText(new String[] {mapping.source().qualifiedName(), mapping.targetTable(),
            result == null ? "" : ResultText.of(result)});
        item.setChecked(checked.get(place));
    }

    private void selected(Event event) {
        TableItem item = (TableItem) event.item;
        int place = list.indexOf(item);
        if (event.detail == SWT.CHECK) {
            checked.set(place, item.getChecked());
            changed.run();
        }
        Optional.ofNullable(results.get(mappings.get(place).source().qualifiedName())).ifPresent(looked);
    }
}
